import { describe, expect, it } from '@jest/globals';
import { DRAFT } from './announcement.fixture.js';
import { confirmationNeeds, confirmReasonInWords, type ConfirmFacts } from './confirmation.js';
import type { Draft } from './events.js';

const SCRIPT = { scriptId: 'av-fault-room', version: 1, text: DRAFT.text };
const asWritten: Draft = { ...DRAFT, script: SCRIPT };
const quiet: ConfirmFacts = { draft: asWritten, overrides: [], person: 'li', givenBefore: 0, limit: 500 };
const promising = (total: number): Draft => ({
  ...asWritten,
  compensation: { total, items: [], unfilled: [] },
});

const codes = (facts: Partial<ConfirmFacts>): string[] =>
  confirmationNeeds({ ...quiet, ...facts }).map(({ code }) => code);

describe('confirmationNeeds', () => {
  it('lets a script go as it is, in a small matter', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ grade: 'P2' })).toEqual([]);
  });

  it('asks for somebody else at P0 and P1', () => {
    expect(codes({ grade: 'P0' })).toEqual(['grade']);
    expect(codes({ grade: 'P1' })).toEqual(['grade']);
  });

  it('asks when words were changed or nobody prepared them; a line break is no word', () => {
    expect(codes({ draft: { ...asWritten, text: `${DRAFT.text}!` } })).toEqual(['edited']);
    expect(codes({ draft: { ...asWritten, text: DRAFT.text.replace('，', '，\n') } })).toEqual([]);
    expect(codes({ draft: DRAFT })).toEqual(['free']);
  });

  it('asks when a place holds a sentence, and when the script is one’s own', () => {
    const ownWords = { ...asWritten, script: { ...SCRIPT, ownWords: ['next'] } };
    expect(codes({ draft: ownWords })).toEqual(['filled']);
    const own = { ...asWritten, script: { ...SCRIPT, writtenBy: 'li' } };
    expect(codes({ draft: own })).toEqual(['own-script']);
    expect(codes({ draft: own, person: 'wang' })).toEqual([]);
  });

  it('asks when the guard was overridden', () => {
    expect(codes({ overrides: [{ finding: 'absolute best 最好', why: '品牌名' }] })).toEqual(['overridden']);
  });

  it('asks above the limit, counting what the session saw before', () => {
    expect(codes({ draft: promising(500) })).toEqual([]);
    expect(codes({ draft: promising(501) })).toEqual(['compensation']);
    expect(codes({ draft: promising(200), givenBefore: 301 })).toEqual(['compensation']);
    // Who gave too much already may still speak.
    expect(codes({ givenBefore: 900 })).toEqual([]);
  });

  it('says every reason in both languages', () => {
    const ownWords = { ...asWritten, script: { ...SCRIPT, ownWords: ['next'], writtenBy: 'li' } };
    const all = confirmationNeeds({
      person: 'li',
      draft: { ...promising(900), text: '别的话' },
      overrides: [{ finding: 'x', why: 'y' }],
      grade: 'P0',
      givenBefore: 0,
      limit: 500,
    });
    expect(all).toHaveLength(4);
    const others = [DRAFT, ownWords].flatMap((draft) => confirmationNeeds({ ...quiet, draft }));
    for (const reason of [...all, ...others]) {
      const { zh, en } = confirmReasonInWords(reason);
      expect(zh).not.toContain('undefined');
      expect(en).not.toContain('undefined');
    }
  });
});
