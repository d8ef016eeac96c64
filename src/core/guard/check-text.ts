import type { KeywordMatcher } from '../match/compile-rules.js';
import type { Audience } from '../script/script.js';
import { viewText } from '../text/view-text.js';
import { createKindCheck } from './check-kind.js';
import { checkSize } from './check-size.js';
import { checkUnread } from './check-unread.js';
import { checkUnseen } from './check-unseen.js';
import { COUNTS_FOR } from './counts-for.js';
import { FINDING_KINDS, type FindingKind, type GuardFinding } from './finding.js';
import type { GuardLists } from './guard-list.js';
import { readText } from './read-text.js';

/**
 * Checks a text that is about to be said in our name.
 * @returns by place; findings of one kind never overlap
 */
export type TextGuard = (text: string, audience: Audience) => readonly GuardFinding[];

/**
 * @param keywords of the lists that `lists` name, at least; hits of others do not count
 * @param unread kinds whose lists cannot be read: each is told of every text
 * @throws UnusablePatternError
 */
export function createGuard(
  lists: GuardLists,
  keywords: KeywordMatcher,
  unread: readonly FindingKind[] = [],
): TextGuard {
  const checks = FINDING_KINDS.map((kind) => ({ kind, check: createKindCheck(kind, lists) }));
  return (text, audience) => {
    const views = viewText(text);
    const size = [...checkSize(text, views), ...checkUnseen(text)];
    if (text.trim() === '') return size;
    const reading = { original: text, read: readText(views), hits: keywords.match(views) };
    const found = checks
      .filter(({ kind }) => COUNTS_FOR[kind][audience])
      .flatMap(({ check }) => check(reading));
    const told = found.filter((finding) => !isToldBetter(finding, found));
    return [...size, ...told, ...checkUnread(text, unread)].sort(byPlace);
  };
}

/** What a list of keywords finds says less than why the same words are wrong in our mouth. */
function isToldBetter({ kind, start, end }: GuardFinding, found: readonly GuardFinding[]): boolean {
  return (
    kind === 'keyword' && found.some((other) => other.kind !== kind && other.start < end && other.end > start)
  );
}

function byPlace(a: GuardFinding, b: GuardFinding): number {
  return a.start - b.start || a.end - b.end;
}
