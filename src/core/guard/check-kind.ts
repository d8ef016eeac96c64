import type { Span } from '../evidence.js';
import type { KeywordHit } from '../match/keyword-hit.js';
import { hasHan } from '../text/word-edges.js';
import { originalSpan, type TextView } from '../text/view.js';
import type { Candidate } from './candidate.js';
import { findContacts } from './find-contacts.js';
import { findPlaces } from './find-places.js';
import { compileWorded } from './find-worded.js';
import type { FindingKind, GuardFinding } from './finding.js';
import type { GuardList, GuardLists } from './guard-list.js';

/** One text, read once for all kinds. */
export interface Reading {
  readonly original: string;
  /** What patterns are matched against. */
  readonly read: TextView;
  readonly hits: readonly KeywordHit[];
}

/** What takes more than words to find. */
const BUILT_IN: Partial<Readonly<Record<FindingKind, (read: string) => Candidate[]>>> = {
  unfilled: findPlaces,
  contact: findContacts,
};

/** @throws UnusablePatternError */
export function createKindCheck(
  kind: FindingKind,
  lists: GuardLists,
): (reading: Reading) => readonly GuardFinding[] {
  const own = lists.filter((list) => list.kind === kind);
  const worded = own.map(compileWorded);
  return ({ original, read, hits }) => {
    const candidates = [
      ...(BUILT_IN[kind]?.(read.text) ?? []),
      ...worded.flatMap((rules) => rules.find(read.text)),
    ].map((candidate) => ({ ...candidate, ...originalSpan(read, candidate.start, candidate.end) }));
    candidates.push(...own.flatMap((list) => listed(list, hits)));
    if (candidates.length === 0) return [];
    // Chinese words do not mend an English sentence.
    const isChinese = hasHan(original);
    const excepted = worded
      .flatMap((rules) => rules.exceptions(read.text))
      .map(({ start, end }) => originalSpan(read, start, end));
    return longest(candidates.filter((candidate) => candidate.blocks || !isInside(candidate, excepted))).map(
      ({ gentler, ...found }) => ({
        kind,
        ...found,
        words: original.slice(found.start, found.end),
        ...(gentler !== undefined && isChinese && { gentler }),
      }),
    );
  };
}

function listed({ kind, lists }: GuardList, hits: readonly KeywordHit[]): Candidate[] {
  return lists.flatMap(({ list, reason }) =>
    hits
      .filter(({ listId }) => listId === list)
      .map(({ span }) => ({ rule: `${kind}.${list}`, ...span, reason, blocks: false })),
  );
}

function isInside({ start, end }: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => span.start <= start && end <= span.end);
}

/**
 * Of those that overlap the longest, of equal ones the first, so that a rule with gentler words goes before a list. What blocks
 * goes before all that somebody may override, however much of the text that takes in.
 */
function longest(candidates: readonly Candidate[]): Candidate[] {
  const taken: Candidate[] = [];
  for (const one of [...candidates].sort(byWeight)) {
    if (taken.every((other) => one.end <= other.start || other.end <= one.start)) taken.push(one);
  }
  return taken;
}

function byWeight(a: Candidate, b: Candidate): number {
  return Number(b.blocks) - Number(a.blocks) || b.end - b.start - (a.end - a.start);
}
