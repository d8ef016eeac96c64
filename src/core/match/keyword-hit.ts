import type { Span } from '../evidence.js';
import type { Grade } from '../grade.js';
import type { Topic } from '../topic.js';

/** A keyword found in a message. */
export interface KeywordHit {
  readonly listId: string;
  readonly listVersion: string;
  readonly listTitle: { readonly zh: string; readonly en: string };
  /** As the list spells it. */
  readonly word: string;
  readonly topic?: Topic;
  readonly severity: Grade;
  readonly shadow: boolean;
  /** In the original text. */
  readonly span: Span;
  /** In the folded view, half-open. */
  readonly start: number;
  readonly end: number;
  /** For a word in disguise: by what means, as `homophone+split`, and as it is written. */
  readonly means?: string;
  readonly written?: string;
}
