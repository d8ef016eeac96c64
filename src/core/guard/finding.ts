import type { Said } from '../said.js';

export const FINDING_KINDS = [
  'unfilled',
  'absolute',
  'promise',
  'blame',
  'contact',
  'internal',
  'keyword',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Words of an outgoing text that should not go out as they stand. */
export interface GuardFinding {
  readonly kind: FindingKind;
  /** Which rule, a stable id: `absolute.lowest-price`, `promise.never-again`, or `keyword.<listId>`. */
  readonly rule: string;
  /** UTF-16 units of the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The words themselves, as written: `text.slice(start, end)`. */
  readonly words: string;
  /** Why, with the law's article where there is one. */
  readonly reason: Said;
  /** Chinese words for exactly this span, with which the finding is gone. */
  readonly gentler?: string;
  /**
   * Nobody may override it: a place of a script that is not filled, no text at all, more than can be checked, or a
   * character that nobody sees.
   */
  readonly blocks: boolean;
}

/**
 * Names a finding of one text, so that whoever overrides one overrides no other. Where it stands does not count: the
 * same words for the same reason are one decision, and stay decided when something else in the text is mended.
 */
export function findingKey({ kind, rule, words }: GuardFinding): string {
  return JSON.stringify([kind, rule, words]);
}

/** A finding with the name by which an override answers for it. */
export type KeyedFinding = GuardFinding & { readonly key: string };

/** For whoever may answer for it. */
export function withKey(finding: GuardFinding): KeyedFinding {
  return { ...finding, key: findingKey(finding) };
}
