import type { Said } from '../said.js';
import type { FindingKind } from './finding.js';

/** What is looked for of one kind, read from one file of guard/. */
export interface GuardList {
  readonly kind: FindingKind;
  /** Keyword lists of rules/ whose words count in what we say ourselves, each with the reason it gives. */
  readonly lists: readonly { readonly list: string; readonly reason: Said }[];
  readonly rules: readonly GuardRule[];
  /** Patterns (see pattern.ts): a finding that stands whole inside one is none. */
  readonly except: readonly string[];
}

export interface GuardRule {
  /** Unique in its file. */
  readonly id: string;
  readonly reason: Said;
  /** Patterns (see pattern.ts). */
  readonly find: readonly string[];
  /** What may stand there instead; `$1` is what the first group of the pattern found. */
  readonly gentler?: string;
}

export type GuardLists = readonly GuardList[];
