import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '../evidence.js';
import { GRADES } from '../grade.js';
import type { Topic } from '../topic.js';
import { MARKS, marksOf } from './marks.js';

const keyword = (score: number, part: Partial<Evidence> = {}): Evidence => ({
  ...{ detector: 'keyword', rule: 'list/word', version: '1', topic: 'trust', facts: {} },
  spans: [{ start: 0, end: 1 }],
  score,
  ...part,
});

const marks = (...keywords: readonly Evidence[]): number[] =>
  marksOf('一句话', { sentiment: 0, sentimentScore: 0, topics: [], keywords });
const added = (...keywords: readonly Evidence[]): number[] => {
  const usual = marks();
  return marks(...keywords).filter((mark) => !usual.includes(mark));
};

describe('marksOf', () => {
  it('tells a listed word that is meant from one that is asked about, whatever the list weighs', () => {
    const scores = GRADES.map((_, i) => 1 - i / 5);
    const meant = scores.map((score) => added(keyword(score)));
    const asked = scores.map((score) => added(keyword(score, { asked: true })));
    expect(new Set(meant.map(String)).size).toBe(1);
    expect(new Set(asked.map(String)).size).toBe(1);
    expect(meant[0]).toHaveLength(1);
    expect(asked[0]).toHaveLength(1);
    expect(meant[0]).not.toEqual(asked[0]);
  });

  it('says nothing of a list on probation, or of one without a topic', () => {
    const { topic, ...forbidden } = keyword(1);
    expect(added({ ...forbidden, topic: topic!, shadow: true }, forbidden)).toEqual([]);
  });

  it('gives distinct marks below MARKS', () => {
    const both: Topic[] = ['price', 'trust'];
    const found = marksOf('加v www.abc.com 123456', {
      ...{ sentiment: -1, sentimentScore: -1, topics: both },
      keywords: [keyword(1), keyword(0.4), keyword(0.4, { topic: 'price', asked: true })],
    });
    expect(new Set(found).size).toBe(found.length);
    for (const mark of found) expect(mark >= 0 && mark < MARKS).toBe(true);
  });
});
