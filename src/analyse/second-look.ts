import { mergeReading, type SecondReading } from '../core/detect/merge-reading.js';
import { READ_LIMIT } from '../core/text/view.js';
import type { Observed } from '../core/window/window.js';
import type { Clock, SecondReader } from '../ports.js';
import type { Progress } from './progress.js';

/** Texts in one question. */
export const SECOND_READER_MOST = 64;
/** Questions under way at once; a batch that finds so many goes on unasked. */
const AT_ONCE = 2;
/** After so many failures in a row the reader is left alone for a while, then tried once more. */
const PATIENCE = 3;
export const PAUSE_MS = 30_000;

export interface SecondLookLimits {
  /** How long a batch waits at most, ms. */
  readonly deadlineMs: number;
  /** Told once an outage: when patience ends, and not again before an answer has come. */
  readonly onOutage: (error: unknown) => void;
}

/** The second reader has not answered by the deadline. */
class LateReading extends Error {
  override readonly name = 'LateReading';

  constructor(deadlineMs: number) {
    super(
      `第二模型 ${deadlineMs} 毫秒内没有答复 / the second reader has not answered within ${deadlineMs} ms`,
    );
  }
}

/**
 * Has the messages that our model was nearly undecided about read again, where that costs nobody his time: the
 * stream waits for the deadline at most, and goes on as it was when the reader is late, busy or broken.
 */
export class SecondLook {
  private underWay = 0;
  private failures = 0;
  private pausedUntil = -Infinity;

  constructor(
    private readonly reader: SecondReader,
    private readonly clock: Clock,
    private readonly progress: Pick<Progress, 'lookedAgain'>,
    private readonly limits: SecondLookLimits,
  ) {}

  /** @returns the messages in their order, some of them read again; never throws */
  async lookAgain(observed: readonly Observed[]): Promise<readonly Observed[]> {
    const texts = doubtfulTexts(observed);
    if (texts.length === 0) return observed;
    if (this.underWay >= AT_ONCE || this.clock.now() < this.pausedUntil) {
      this.progress.lookedAgain('unasked');
      return observed;
    }
    const readings = await this.ask(texts);
    return readings === undefined ? observed : readAgain(observed, texts, readings);
  }

  private async ask(texts: readonly string[]): Promise<Readings | undefined> {
    const { deadlineMs } = this.limits;
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new LateReading(deadlineMs)), deadlineMs);
    });
    try {
      const readings = await Promise.race([this.read(texts), deadline]);
      this.failures = 0;
      this.progress.lookedAgain('answered');
      return readings;
    } catch (error) {
      this.failed(error);
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Is under way until the reader itself has done or given up, however late: questions never pile up. */
  private async read(texts: readonly string[]): Promise<Readings> {
    this.underWay++;
    try {
      return await this.reader.read(texts);
    } finally {
      this.underWay--;
    }
  }

  private failed(error: unknown): void {
    this.progress.lookedAgain(error instanceof LateReading ? 'late' : 'failed');
    this.failures++;
    if (this.failures >= PATIENCE) this.pausedUntil = this.clock.now() + PAUSE_MS;
    if (this.failures === PATIENCE) this.limits.onOutage(error);
  }
}

type Readings = readonly (SecondReading | undefined)[];

/** Each once, in the order in which they came, as far as detectors read. */
function doubtfulTexts(observed: readonly Observed[]): readonly string[] {
  const texts = new Set<string>();
  for (const { message, analysis } of observed) {
    if (texts.size === SECOND_READER_MOST) break;
    if (analysis.doubtful === true) texts.add(textOf(message));
  }
  return [...texts];
}

function textOf({ text }: Observed['message']): string {
  return text.slice(0, READ_LIMIT);
}

function readAgain(
  observed: readonly Observed[],
  texts: readonly string[],
  readings: Readings,
): readonly Observed[] {
  const readingOf = new Map(texts.map((text, i) => [text, readings[i]]));
  return observed.map((one) => {
    const reading = one.analysis.doubtful === true ? readingOf.get(textOf(one.message)) : undefined;
    return reading === undefined ? one : { ...one, analysis: mergeReading(one.analysis, reading) };
  });
}
