import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '../evidence.js';
import { analysisWith } from '../flag.fixture.js';
import type { Analysis } from '../flag.js';
import { messageOf } from './detect.fixture.js';
import { SECOND_READER_RULE } from './merge-reading.js';
import { decideFlag, STRONGLY_NEGATIVE } from './policy.js';

const message = messageOf('一条普通弹幕');

function evidenceOf(detector: string, part: Partial<Evidence> = {}): Evidence {
  return {
    detector,
    rule: detector,
    version: '1',
    score: 0.9,
    spans: [{ start: 0, end: 1 }],
    facts: {},
    ...part,
  };
}

const keyword = (severity: string, part: Partial<Evidence> = {}) =>
  evidenceOf('keyword', { facts: { severity }, ...part });
const topic = (name: 'trust' | 'price' | 'ad') => evidenceOf('topic', { topic: name });
const flood = (facts: Evidence['facts']) =>
  evidenceOf('flood.coordinated', { score: 0.25, spans: [], facts });
const gradeOf = (part: Partial<Analysis>, ...floods: Evidence[]) =>
  decideFlag(message, analysisWith(part), floods)?.grade;

describe('decideFlag', () => {
  it('leaves ordinary chat alone', () => {
    expect(gradeOf({})).toBeUndefined();
  });

  it('leaves alone what merely offends or advertises somewhere, and speaks of no topic', () => {
    const evidence = [evidenceOf('abuse'), evidenceOf('ad')];
    expect(gradeOf({ abuse: 0.9, ad: 0.9, evidence })).toBeUndefined();
  });

  it('leaves a mildly negative message alone', () => {
    const evidence = [evidenceOf('sentiment', { score: 0.6 })];
    expect(gradeOf({ sentiment: -1, sentimentScore: -0.6, evidence })).toBeUndefined();
  });

  it('observes a strongly negative message', () => {
    const evidence = [evidenceOf('sentiment')];
    expect(gradeOf({ sentiment: -1, sentimentScore: STRONGLY_NEGATIVE, evidence })).toBe('P3');
    const nearly = STRONGLY_NEGATIVE + 0.01;
    expect(gradeOf({ sentiment: -1, sentimentScore: nearly, evidence })).toBeUndefined();
  });

  it('takes the grade of the most urgent keyword', () => {
    expect(gradeOf({ evidence: [keyword('P2'), keyword('P0'), keyword('P1')] })).toBe('P0');
  });

  it('does not flag what only observes, is on probation or was only asked', () => {
    expect(gradeOf({ evidence: [keyword('P3')] })).toBeUndefined();
    expect(gradeOf({ evidence: [keyword('P0', { shadow: true })] })).toBeUndefined();
    expect(gradeOf({ evidence: [keyword('P0', { asked: true })] })).toBeUndefined();
  });

  it('flags accusations and advertisements in any tone, prices only as a complaint', () => {
    expect(gradeOf({ topics: ['trust'], evidence: [topic('trust')] })).toBe('P2');
    expect(gradeOf({ topics: ['ad'], evidence: [topic('ad')] })).toBe('P3');
    expect(gradeOf({ topics: ['price'], evidence: [topic('price')] })).toBeUndefined();
    expect(gradeOf({ topics: ['price'], sentiment: -1, evidence: [topic('price')] })).toBe('P3');
  });

  it('shows no yes that has no topic: it is no reason', () => {
    const yes = evidenceOf('abuse', { spans: [], facts: { words: '笨' } });
    const flag = decideFlag(message, analysisWith({ abuse: 0.9, evidence: [yes, keyword('P1')] }), []);
    expect(flag!.evidence).toEqual([keyword('P1')]);
    expect(gradeOf({ abuse: 0.9, evidence: [yes] })).toBeUndefined();
  });

  it('does not flag a topic for which only a likeness of sound speaks, but shows it', () => {
    const heard = keyword('P2', { topic: 'trust' });
    const unheard = { unheard: ['trust'], topics: ['trust'] } as const;
    expect(gradeOf({ ...unheard, evidence: [heard, topic('trust')] })).toBeUndefined();
    expect(gradeOf({ topics: ['trust'], evidence: [heard, topic('trust')] })).toBe('P2');
    const asked = { ...topic('trust'), rule: SECOND_READER_RULE };
    expect(gradeOf({ ...unheard, evidence: [heard, asked] })).toBe('P2');
    const other = keyword('P1', { topic: 'abuse' });
    const flag = decideFlag(message, analysisWith({ ...unheard, evidence: [heard, other] }), []);
    expect(flag).toMatchObject({ grade: 'P1', evidence: [heard, other] });
  });

  it('does not flag a user for repeating what is known to be a chant', () => {
    const repeats = evidenceOf('flood.user', { spans: [], facts: { repeated: true } });
    const hurries = evidenceOf('flood.user', { spans: [], facts: { repeated: false } });
    expect(gradeOf({}, repeats, flood({ chant: true }))).toBeUndefined();
    expect(gradeOf({}, repeats, flood({ chant: false }))).toBe('P2');
    expect(gradeOf({}, repeats)).toBe('P3');
    expect(gradeOf({}, hurries, flood({ chant: true }))).toBe('P3');
  });

  it('grades a flood by what it says', () => {
    expect(gradeOf({}, flood({ chant: true }))).toBeUndefined();
    expect(gradeOf({}, flood({ chant: false }))).toBe('P2');
    expect(gradeOf({ sentiment: -1 }, flood({ chant: false }))).toBe('P1');
    expect(gradeOf({}, evidenceOf('flood.user', { score: 0.3, spans: [] }))).toBe('P3');
  });

  it('carries all evidence, trial evidence too', () => {
    const trial = keyword('P1', { shadow: true });
    const flag = decideFlag(message, analysisWith({ evidence: [trial, keyword('P2')] }), [
      flood({ chant: true }),
    ]);
    expect(flag?.evidence).toHaveLength(3);
    expect(flag).toMatchObject({ id: message.id, message, grade: 'P2' });
  });
});
