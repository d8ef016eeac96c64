import { setTimeout as sleep } from 'node:timers/promises';

/** One message as POST /api/v1/messages takes it. */
export interface OutgoingMessage {
  readonly roomId: string;
  readonly kind?: 'danmaku' | 'mention';
  readonly source: string;
  /** What makes sending it again safe. */
  readonly id: string;
  readonly userId: string;
  readonly userName?: string;
  readonly text: string;
  readonly sentAt: number;
  readonly url?: string;
}

export interface IngestReceipt {
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: readonly { readonly index: number; readonly field: string; readonly reason: string }[];
}

/** The server answered and will not take this: sending it again would not help. */
export class IngestRefused extends Error {
  override readonly name = 'IngestRefused';

  constructor(
    readonly status: number,
    said: string,
  ) {
    super(`服务器拒绝了请求（${status}）：${wordsOf(said)}`);
  }
}

/** The words meant for people, where the answer has the shape of our own. */
function wordsOf(said: string): string {
  try {
    const { message } = JSON.parse(said) as { message: { zh: string; en: string } };
    return `${message.zh} / ${message.en}`;
  } catch {
    return said.slice(0, 200);
  }
}

/** No answer for longer than the client's patience. */
export class IngestUnreachable extends Error {
  override readonly name = 'IngestUnreachable';

  constructor(url: string, cause: unknown) {
    super(`连不上 ${url}，服务启动了吗？/ no answer from ${url}: is it running?`, { cause });
  }
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;
const REQUEST_MS = 30_000;

interface Answer {
  readonly status: number;
  readonly retryAfterMs: number;
  readonly body: string;
}

/** A client of the ingest door that loses nothing: it waits when told to, and asks again when not answered. */
export class IngestClient {
  /**
   * @param url of the server, e.g. `http://localhost:3000`
   * @param patience ms without an answer before it gives up
   */
  constructor(
    private readonly url: string,
    private readonly key: string,
    private readonly patience: number,
  ) {}

  /** Whether there is anybody at all, asked once. @throws IngestUnreachable */
  async greet(): Promise<void> {
    await fetch(new URL('/health/live', this.url), { signal: AbortSignal.timeout(REQUEST_MS) }).catch(
      (error: unknown) => {
        throw new IngestUnreachable(this.url, error);
      },
    );
  }

  /** @throws IngestRefused, IngestUnreachable; the reason of `signal` once it is aborted */
  async send(messages: readonly OutgoingMessage[], signal?: AbortSignal): Promise<IngestReceipt> {
    return JSON.parse(await this.call('POST', 'messages', messages, signal)) as IngestReceipt;
  }

  async nameRoom(roomId: string, name: string, signal?: AbortSignal): Promise<void> {
    await this.call('PUT', `rooms/${encodeURIComponent(roomId)}`, { name }, signal);
  }

  async noteViewers(roomId: string, viewers: number, at: number, signal?: AbortSignal): Promise<void> {
    await this.call('POST', `rooms/${encodeURIComponent(roomId)}/viewers`, { viewers, at }, signal);
  }

  private async call(method: string, path: string, body: unknown, signal?: AbortSignal): Promise<string> {
    const request = { method, path, body: JSON.stringify(body), signal };
    let silentSince = Date.now();
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      signal?.throwIfAborted();
      const answer = await this.ask(request).catch((error: Error) => error);
      const told = answer instanceof Error ? undefined : answer;
      if (told && told.status < 300) return told.body;
      if (told?.status === 429) {
        silentSince = Date.now();
        await sleep(Math.max(told.retryAfterMs, FIRST_PAUSE_MS), undefined, { signal });
        continue;
      }
      if (told && told.status < 500) throw new IngestRefused(told.status, told.body);
      if (Date.now() - silentSince > this.patience)
        throw new IngestUnreachable(this.url, told?.body ?? answer);
      await sleep(pause, undefined, { signal });
    }
  }

  private async ask(request: {
    method: string;
    path: string;
    body: string;
    signal?: AbortSignal | undefined;
  }): Promise<Answer> {
    const timeout = AbortSignal.timeout(REQUEST_MS);
    const answer = await fetch(new URL(`/api/v1/${request.path}`, this.url), {
      method: request.method,
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
      body: request.body,
      signal: request.signal ? AbortSignal.any([request.signal, timeout]) : timeout,
    });
    const retryAfterMs = Number(answer.headers.get('retry-after') ?? 0) * 1_000;
    return { status: answer.status, retryAfterMs, body: await answer.text() };
  }
}
