import { z } from 'zod';
import type { SecondReading } from '../../core/detect/merge-reading.js';
import { TOPICS } from '../../core/topic.js';
import type { SecondReader } from '../../ports.js';

/** Bytes of an answer; 64 readings are some 10 kB. */
const ANSWER_LIMIT = 1_000_000;

const readingShape = z.object({
  sentiment: z.literal([-1, 0, 1]).optional(),
  sentimentScore: z.number().min(-1).max(1).optional(),
  topics: z.array(z.enum(TOPICS)).optional(),
  abuse: z.number().min(0).max(1).optional(),
  ad: z.number().min(0).max(1).optional(),
});

const answerShape = z.object({
  /** Printable and short: it is kept with every flag. */
  model: z.string().regex(/^[^\p{C}]{1,80}$/u),
  readings: z.array(readingShape.nullable()),
});

/** The second reader gave no answer that can be used; says why, never with a text, an answer or the address. */
export class SecondReaderError extends Error {
  override readonly name = 'SecondReaderError';

  constructor(why: string) {
    super(
      `第二模型没有给出可用的答复（${why}），请检查 SECOND_READER_URL / the second reader gave no usable answer`,
    );
  }
}

/**
 * A model behind HTTP: POST `{texts: string[]}`, answered with 200 and `{model, readings}`, a reading or null for
 * each text in order. Redirects are not followed: texts go nowhere else.
 */
export class HttpSecondReader implements SecondReader {
  constructor(
    private readonly url: string,
    private readonly timeoutMs: number,
  ) {}

  /** @throws SecondReaderError after `timeoutMs`, or when the answer is not 200, too long or of another shape */
  async read(texts: readonly string[]): Promise<readonly (SecondReading | undefined)[]> {
    const answer = answerShape.safeParse(await this.post({ texts }));
    if (!answer.success)
      throw new SecondReaderError(`shape: ${answer.error.issues[0]!.path.join('.') || 'top'}`);
    const { model, readings } = answer.data;
    if (readings.length !== texts.length) {
      throw new SecondReaderError(`${readings.length} readings for ${texts.length} texts`);
    }
    return readings.map((reading) => (reading === null ? undefined : { model, ...reading }));
  }

  private async post(body: unknown): Promise<unknown> {
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(this.timeoutMs),
      });
      const { status } = response;
      if (status !== 200) {
        await response.body?.cancel();
        throw new SecondReaderError(`status ${status}`);
      }
      return JSON.parse(await readBounded(response));
    } catch (error) {
      throw error instanceof SecondReaderError ? error : new SecondReaderError(whyOf(error));
    }
  }
}

/** @returns the body as text, read no further than ANSWER_LIMIT */
async function readBounded({ body }: Response): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > ANSWER_LIMIT) throw new SecondReaderError(`more than ${ANSWER_LIMIT} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** In our own words: what JSON.parse says of a wrong answer quotes it. */
function whyOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'no JSON';
  const { name, cause } = error as { readonly name?: string; readonly cause?: { readonly code?: string } };
  return cause?.code ?? name ?? 'unknown';
}
