import type { Span } from '../evidence.js';

/** A rewritten text that remembers where each of its UTF-16 units came from. */
export interface TextView {
  readonly text: string;
  /** Original index where unit i begins; `starts.length >= text.length`, only the first `text.length` count. */
  readonly starts: Int32Array;
  /** Original index just past what unit i came from. */
  readonly ends: Int32Array;
}

/** A view that also remembers where it stands in `normal`. */
export interface FoldedView extends TextView {
  /** Index in `normal` of the first of the characters that unit i stands for. */
  readonly from: Int32Array;
}

/** The two readings of a message that the detectors share. */
export interface TextViews {
  /** At most the first READ_LIMIT units of the original. */
  readonly original: string;
  /** The original, or what it spells out to, was longer than READ_LIMIT. */
  readonly truncated: boolean;
  /**
   * How a person would type it: NFKC, lower case, half width, simplified, no zero-width characters, runs of
   * more than three equal characters cut to three. Punctuation, spaces and emoji stay: sentiment and
   * segmentation read this.
   */
  readonly normal: TextView;
  /**
   * What is left when dressing is taken away: `normal` without spaces, punctuation, symbols and emoji, runs of
   * equal characters cut to one. Keywords and fingerprints read this.
   */
  readonly folded: FoldedView;
}

/** Detectors read this many UTF-16 units of a text and say so when there were more. */
export const READ_LIMIT = 2_000;

/** @returns the original span that units `start` … `end` (half-open) of the view came from. */
export function originalSpan(view: TextView, start: number, end: number): Span {
  return { start: view.starts[start]!, end: view.ends[end - 1]! };
}
