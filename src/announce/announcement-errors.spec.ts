import { describe, expect, it } from '@jest/globals';
import type { GuardFinding } from '../core/guard/finding.js';
import { pino } from 'pino';
import { answerOf } from '../http/api-error.filter.js';
import { WordsNotReady } from './announcement-errors.js';

const finding = (more: Partial<GuardFinding>): GuardFinding => ({
  kind: 'absolute',
  rule: 'absolute.best',
  start: 0,
  end: 2,
  words: '最好',
  reason: { zh: '绝对化用语', en: 'absolute words' },
  blocks: false,
  ...more,
});
const EMPTY = finding({
  kind: 'unfilled',
  words: '',
  reason: { zh: '没有内容', en: 'no text' },
  blocks: true,
});

describe('WordsNotReady', () => {
  it('offers a moderator’s way out only where there is one', () => {
    expect(new WordsNotReady([finding({})]).said).toEqual({
      zh: '以下用词须先改正，或由房管写明理由放行：「最好」绝对化用语',
      en: 'change these words first, or let a moderator override them with a reason: 「最好」absolute words',
    });
    expect(new WordsNotReady([EMPTY]).said).toEqual({
      zh: '须先改正，不能放行：没有内容',
      en: 'to be mended first, nobody may override it: no text',
    });
  });

  it('is answered with what was found, for programs', () => {
    const findings = [finding({}), finding({ rule: 'absolute.first', words: '第一' })];
    expect(answerOf(new WordsNotReady(findings), pino({ enabled: false }))).toMatchObject({
      status: 422,
      code: 'words_not_ready',
      findings,
    });
  });
});
