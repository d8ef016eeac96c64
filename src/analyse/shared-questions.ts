import type { SecondReading } from '../core/detect/merge-reading.js';
import type { Clock, SecondReader } from '../ports.js';
import type { SecondLookEnd } from './progress.js';

/** Texts in one question. */
export const SECOND_READER_MOST = 64;
/** Questions under way at once: what one process asks of a reader, however many batches ask. */
const AT_ONCE = 2;
/** After so many failures in a row the reader is left alone for a while, then tried once more. */
const PATIENCE = 3;
export const PAUSE_MS = 30_000;

export interface QuestionLimits {
  /** How long anybody waits for an answer at most, ms. */
  readonly deadlineMs: number;
  /** Told once an outage: when patience ends, and not again before an answer has come. */
  readonly onOutage: (error: unknown) => void;
}

/** What became of some texts; with readings by text when they were answered. */
export interface Outcome {
  readonly end: SecondLookEnd;
  readonly readings?: ReadonlyMap<string, SecondReading | undefined>;
}

export const UNASKED: Outcome = { end: 'unasked' };

/** The second reader has not answered by the deadline. */
class LateReading extends Error {
  override readonly name = 'LateReading';

  constructor(deadlineMs: number) {
    super(
      `第二模型 ${deadlineMs} 毫秒内没有答复 / the second reader has not answered within ${deadlineMs} ms`,
    );
  }
}

/** Somebody's texts, and how to tell what became of them. Whoever is told twice heeds the first. */
interface Asking {
  readonly texts: readonly string[];
  readonly tell: (told: Outcome) => void;
}

/**
 * Puts what many ask at about the same time into few questions: who comes while AT_ONCE are under way shares the
 * next one, in the order of coming. So everybody is heard, and the reader has no more to do at once.
 */
export class SharedQuestions {
  private waiting: readonly Asking[] = [];
  private underWay = 0;
  /** Of those under way, how many have no answer by the deadline. */
  private overdue = 0;
  private failures = 0;
  private pausedUntil = -Infinity;

  constructor(
    private readonly reader: SecondReader,
    private readonly clock: Clock,
    private readonly limits: QuestionLimits,
  ) {}

  /**
   * @param texts at most SECOND_READER_MOST
   * @returns by the deadline; at once when no answer can come: never throws
   */
  async ask(texts: readonly string[]): Promise<Outcome> {
    if (this.overdue >= AT_ONCE || this.isPaused()) return UNASKED;
    let timer: NodeJS.Timeout | undefined;
    const told = await new Promise<Outcome>((tell) => {
      const asking = { texts, tell };
      this.waiting = [...this.waiting, asking];
      this.putNext();
      timer = setTimeout(() => this.giveUp(asking), this.limits.deadlineMs);
    });
    clearTimeout(timer);
    return told;
  }

  private giveUp(asking: Asking): void {
    asking.tell(this.waiting.includes(asking) ? UNASKED : { end: 'late' });
    this.waiting = this.waiting.filter((one) => one !== asking);
  }

  private putNext(): void {
    while (this.underWay < AT_ONCE && this.waiting.length > 0) {
      const shared = inOneQuestion(this.waiting);
      this.waiting = this.waiting.slice(shared.length);
      void this.put(shared);
    }
  }

  /** Is under way until the reader itself has done or given up, however late: questions never pile up. */
  private async put(shared: readonly Asking[]): Promise<void> {
    this.underWay++;
    let isOverdue = false;
    const timer = setTimeout(() => {
      isOverdue = true;
      this.overdue++;
      this.failed(shared, 'late', new LateReading(this.limits.deadlineMs));
    }, this.limits.deadlineMs);
    try {
      const readings = await this.read(shared);
      if (!isOverdue) this.answered(shared, readings);
    } catch (error) {
      if (!isOverdue) this.failed(shared, 'failed', error);
    }
    clearTimeout(timer);
    if (isOverdue) this.overdue--;
    this.underWay--;
    this.putNext();
  }

  private async read(shared: readonly Asking[]): Promise<NonNullable<Outcome['readings']>> {
    const texts = [...textsOf(shared)];
    const readings = await this.reader.read(texts);
    return new Map(texts.map((text, i) => [text, readings[i]]));
  }

  private answered(shared: readonly Asking[], readings: Outcome['readings']): void {
    this.failures = 0;
    for (const { tell } of shared) tell({ end: 'answered', readings });
  }

  private failed(shared: readonly Asking[], end: SecondLookEnd, error: unknown): void {
    this.failures++;
    if (this.failures >= PATIENCE) this.pausedUntil = this.clock.now() + PAUSE_MS;
    if (this.failures === PATIENCE) this.limits.onOutage(error);
    for (const { tell } of shared) tell({ end });
    if (this.overdue >= AT_ONCE || this.isPaused()) this.dismiss();
  }

  /** Nobody waits in vain. */
  private dismiss(): void {
    for (const { tell } of this.waiting) tell(UNASKED);
    this.waiting = [];
  }

  private isPaused(): boolean {
    return this.clock.now() < this.pausedUntil;
  }
}

function textsOf(shared: readonly Asking[]): ReadonlySet<string> {
  return new Set(shared.flatMap(({ texts }) => texts));
}

/** @returns as many of the first as have SECOND_READER_MOST texts together, a text of several once */
function inOneQuestion(waiting: readonly Asking[]): readonly Asking[] {
  const texts = new Set<string>();
  const end = waiting.findIndex((asking) => {
    for (const text of asking.texts) texts.add(text);
    return texts.size > SECOND_READER_MOST;
  });
  return end === -1 ? waiting : waiting.slice(0, Math.max(1, end));
}
