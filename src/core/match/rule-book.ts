import type { Grade } from '../grade.js';
import type { Topic } from '../topic.js';

/** One list of keywords, read from one file of rules/. */
export interface KeywordList {
  /** File name without its ending, e.g. `trust-fraud`. */
  readonly id: string;
  /** Raised by whoever edits the list; every hit carries it. */
  readonly version: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly topic?: Topic;
  /** Grade of a flag for a hit: P3 only observes. */
  readonly severity: Grade;
  /** Evaluates, is shown, never flags. */
  readonly shadow: boolean;
  readonly words: readonly string[];
  /** Longer phrases that contain a word and mean something else: 假睫毛 in a list with 假. */
  readonly exceptions: readonly string[];
}

/** All lists in force, and one version that names the whole. */
export interface RuleBook {
  readonly version: string;
  readonly lists: readonly KeywordList[];
}
