import { mergeReading } from '../core/detect/merge-reading.js';
import { READ_LIMIT } from '../core/text/view.js';
import type { Observed } from '../core/window/window.js';
import type { Clock, SecondReader } from '../ports.js';
import type { Progress } from './progress.js';
import {
  type QuestionLimits,
  SECOND_READER_MOST,
  SharedQuestions,
  type Outcome,
  UNASKED,
} from './shared-questions.js';

export interface SecondLookLimits extends QuestionLimits {
  /** Batches of one shard that wait at once; the others go on unasked, lest the shard stand still. */
  readonly batchesAShard: number;
}

/**
 * Has the messages that our model was nearly undecided about read again, where that costs nobody his time: the
 * stream waits for the deadline at most, and goes on as it was when the reader is late, busy or broken.
 */
export class SecondLook {
  private readonly questions: SharedQuestions;
  /** Batches that wait, by shard. */
  private readonly waiting = new Map<number, number>();

  constructor(
    reader: SecondReader,
    clock: Clock,
    private readonly progress: Pick<Progress, 'lookedAgain'>,
    private readonly limits: SecondLookLimits,
  ) {
    this.questions = new SharedQuestions(reader, clock, limits);
  }

  /** @returns the messages of a batch in their order, some of them read again; never throws */
  async lookAgain(shard: number, observed: readonly Observed[]): Promise<readonly Observed[]> {
    const texts = doubtfulTexts(observed);
    if (texts.length === 0) return observed;
    const { end, readings } = await this.ask(shard, texts);
    this.progress.lookedAgain(end);
    return readings === undefined ? observed : readAgain(observed, readings);
  }

  private async ask(shard: number, texts: readonly string[]): Promise<Outcome> {
    if (this.waitingIn(shard) >= this.limits.batchesAShard) return UNASKED;
    this.waiting.set(shard, this.waitingIn(shard) + 1);
    const told = await this.questions.ask(texts);
    this.waiting.set(shard, this.waitingIn(shard) - 1);
    return told;
  }

  private waitingIn(shard: number): number {
    return this.waiting.get(shard) ?? 0;
  }
}

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
  readings: NonNullable<Outcome['readings']>,
): readonly Observed[] {
  return observed.map((one) => {
    const reading = one.analysis.doubtful === true ? readings.get(textOf(one.message)) : undefined;
    return reading === undefined ? one : { ...one, analysis: mergeReading(one.analysis, reading) };
  });
}
