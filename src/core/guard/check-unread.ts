import type { FindingKind, GuardFinding } from './finding.js';

/** @returns that nobody looked for a kind: a guard that has lost a list must not pass for one that found nothing */
export function checkUnread(text: string, kinds: readonly FindingKind[]): GuardFinding[] {
  return kinds.map((kind) => ({
    kind,
    rule: `${kind}.unread`,
    start: 0,
    end: text.length,
    words: text,
    reason: {
      zh: `没有检查这一类：词表 ${kind}.yaml 读不出来，请管理员修好，或自己看过后写明理由`,
      en: `This kind was not checked: the list ${kind}.yaml cannot be read. Have it mended, or read the text yourself and say why it may go out`,
    },
    blocks: false,
  }));
}
