import type { Grade } from '../grade.js';
import type { Said } from '../said.js';
import type { ConfirmReason, Draft, Override } from './events.js';

/** What decides whether somebody else must agree. */
export interface ConfirmFacts {
  readonly draft: Draft;
  readonly overrides: readonly Override[];
  /** Who sends it off. */
  readonly person: string;
  /** Of the worst incident that it answers or that goes on in its room; none where there is none. */
  readonly grade?: Grade;
  /** Yuan that whoever sends it off has promised in this broadcast before, and is about to. */
  readonly givenBefore: number;
  /** Yuan that they may promise in a broadcast by themselves. */
  readonly limit: number;
}

/**
 * @returns every reason for which somebody else than the author must agree; none: it may go out at once. In parts of the
 * limit a large sum could be given by one alone, so what the session saw before counts.
 */
export function confirmationNeeds(facts: ConfirmFacts): readonly ConfirmReason[] {
  const { draft, overrides, person, grade, givenBefore, limit } = facts;
  const reasons: ConfirmReason[] = [...gradeNeeds(grade)];
  reasons.push(...wordsNeeds(draft, person));
  if (overrides.length > 0) reasons.push({ code: 'overridden', facts: { count: overrides.length } });
  const total = givenBefore + (draft.compensation?.total ?? 0);
  if (draft.compensation !== undefined && total > limit) {
    reasons.push({ code: 'compensation', facts: { total, limit, before: givenBefore } });
  }
  return reasons;
}

/** Words are prepared when two have seen them: who wrote them, and who sends them off. */
function wordsNeeds({ text, script }: Draft, person: string): readonly ConfirmReason[] {
  if (script === undefined) return [{ code: 'free', facts: {} }];
  const { scriptId, ownWords = [], writtenBy } = script;
  const reasons: ConfirmReason[] = [];
  if (!sameWords(text, script.text)) reasons.push({ code: 'edited', facts: { script: scriptId } });
  else if (ownWords.length > 0) reasons.push({ code: 'filled', facts: { places: ownWords.join(', ') } });
  if (writtenBy === person) reasons.push({ code: 'own-script', facts: { script: scriptId } });
  return reasons;
}

/** @returns why somebody else must agree to whatever is said while an incident of that grade goes on */
export function gradeNeeds(grade: Grade | undefined): readonly ConfirmReason[] {
  return grade === 'P0' || grade === 'P1' ? [{ code: 'grade', facts: { grade } }] : [];
}

/** A line break more or a space at an end changes nothing that is said. */
function sameWords(a: string, b: string): boolean {
  return a.replace(/\s+/g, '') === b.replace(/\s+/g, '');
}

/** One line for people. */
export function confirmReasonInWords({ code, facts }: ConfirmReason): Said {
  const { grade, count, total, limit } = facts;
  switch (code) {
    case 'grade':
      return { zh: `直播间有 ${String(grade)} 事件`, en: `the room has a ${String(grade)} incident` };
    case 'free':
      return { zh: '没有使用话术，自行撰写', en: 'it was written without a script' };
    case 'edited':
      return { zh: '改动了话术原文', en: 'it was edited away from its script' };
    case 'filled':
      return { zh: '填空处写了整句话', en: 'a place of the script was filled with a sentence' };
    case 'own-script':
      return { zh: '话术是提交人自己写的', en: 'whoever sends it off wrote the script' };
    case 'overridden':
      return {
        zh: `放行了 ${String(count)} 处用词提醒`,
        en: `${String(count)} of the guard’s findings were overridden`,
      };
    case 'compensation':
      return {
        zh: `本场补偿合计 ${String(total)} 元，超过提交人的额度 ${String(limit)} 元`,
        en: `compensation in this broadcast comes to ${String(total)} yuan, over the limit of who sent it off, ${String(limit)}`,
      };
  }
}
