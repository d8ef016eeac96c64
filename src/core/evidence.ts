import type { Topic } from './topic.js';

/** A half-open range of UTF-16 units in the original text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Numbers and words that a reason is told with; flat, so that it can be stored, sent and counted. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/**
 * What one detector found in one message or one window. Evidence never decides by itself: policy does.
 * `facts` holds whatever `reasonInWords` needs to say it in Chinese or English.
 */
export interface Evidence {
  /** Which detector: `keyword`, `sentiment`, `topic`, `abuse`, `ad`, `flood.user`, `flood.coordinated`, `spike.topic` … */
  readonly detector: string;
  /** Rule id, e.g. `trust/fraud`; for detectors without rule files, the detector's own name. */
  readonly rule: string;
  /** Version of the rule list or of the detector, so that an old flag can be explained. */
  readonly version: string;
  /** Confidence or strength, 0 … 1. */
  readonly score: number;
  readonly topic?: Topic;
  /** Empty for evidence about windows; a dozen at most, the fact `morePlaces` counts the rest. */
  readonly spans: readonly Span[];
  readonly facts: Facts;
  /** A rule on probation: shown and counted, never a reason for a flag. */
  readonly shadow?: true;
  /** A keyword that is only asked about, as in 是不是骗子: shown, never a reason for a flag. */
  readonly asked?: true;
}
