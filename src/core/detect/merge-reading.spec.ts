import { describe, expect, it } from '@jest/globals';
import type { Evidence, Facts } from '../evidence.js';
import type { Analysis } from '../flag.js';
import { type Column, COLUMNS } from '../model/columns.js';
import { modelOf } from '../model/model.fixture.js';
import type { Model } from '../model/model.js';
import type { Topic } from '../topic.js';
import { createAnalyser } from './analyse-message.js';
import { KIT, messageOf } from './detect.fixture.js';
import { mergeReading, type SecondReading } from './merge-reading.js';

const evidenceOf = (detector: string, facts: Facts, topic?: Topic, score = 0.9): Evidence => ({
  detector,
  rule: detector,
  version: 'm1',
  score,
  spans: [{ start: 0, end: 1 }],
  facts,
  ...(topic && { topic }),
});

const negative = evidenceOf('sentiment', { sentiment: -1, words: '卡' });
const fault = evidenceOf('topic', { words: '卡' }, 'av_fault');
const listed = evidenceOf('keyword', { word: '骗子' }, 'trust');
const trust = evidenceOf('topic', { words: '骗子' }, 'trust');

const analysis: Analysis = {
  sentiment: -1,
  sentimentScore: -0.6,
  topics: ['av_fault', 'trust'],
  abuse: 0.2,
  ad: 0.3,
  evidence: [listed, negative, fault, trust],
  truncated: false,
  fingerprint: 'f',
  doubtful: true,
};

const said = (detector: string, facts: Facts, topic?: Topic) =>
  expect.objectContaining({
    detector,
    rule: 'second-reader',
    version: 'big-1',
    spans: [],
    facts: { words: '', ...facts },
    ...(topic && { topic }),
  });

describe('mergeReading', () => {
  it('replaces what the model alone said, and the evidence with it', () => {
    const merged = mergeReading(analysis, {
      model: 'big-1',
      sentiment: 0,
      topics: ['price'],
      abuse: 0,
      ad: 0.8,
    });
    expect(merged).toMatchObject({ sentiment: 0, topics: ['price', 'trust'], abuse: 0, ad: 0.8 });
    expect(merged.evidence).toEqual([listed, trust, said('topic', {}, 'price'), said('ad', {})]);
  });

  it('keeps evidence that it agrees with and says that it was asked', () => {
    const merged = mergeReading(analysis, { model: 'big-1', sentiment: -1, topics: ['trust', 'av_fault'] });
    expect(merged).toMatchObject({ sentiment: -1, sentimentScore: -0.6, topics: ['av_fault', 'trust'] });
    expect(merged.evidence).toEqual([
      ...analysis.evidence,
      said('sentiment', { sentiment: -1 }),
      said('topic', {}, 'av_fault'),
      said('topic', {}, 'trust'),
    ]);
  });

  it('leaves alone what the reader says nothing of', () => {
    expect(mergeReading(analysis, { model: 'big-1' })).toEqual(analysis);
    expect(mergeReading(analysis, { model: 'big-1', sentimentScore: -0.2 })).toEqual({
      ...analysis,
      sentimentScore: -0.2,
    });
    expect(mergeReading(analysis, { model: 'big-1', sentimentScore: 0.9 })).toEqual(analysis);
  });

  it('gives a reason for every yes to abuse and ad', () => {
    const offends = evidenceOf('abuse', { words: '笨' });
    const sells = evidenceOf('topic', { words: '加我' }, 'ad');
    const both = { ...analysis, topics: ['ad'] as const, abuse: 0.7, ad: 0.9, evidence: [sells, offends] };
    const reasons = (reading: Partial<SecondReading>) =>
      mergeReading(both, { model: 'big-1', ...reading }).evidence;
    expect(reasons({})).toEqual([sells, { ...offends, score: 0.7 }]);
    expect(reasons({ topics: [] })).toEqual([
      { ...offends, score: 0.7 },
      { ...evidenceOf('ad', { words: '加我' }), score: 0.9 },
    ]);
    expect(reasons({ abuse: 0.6 })).toEqual([sells, said('abuse', {})]);
    expect(reasons({ abuse: 0.4, ad: 0, topics: [] })).toEqual([]);
    expect(reasons({ topics: ['ad', 'abuse'] })).toEqual([
      sells,
      said('topic', {}, 'abuse'),
      said('topic', {}, 'ad'),
    ]);
  });

  it('takes from a list that is on probation, or only asked about, its topic', () => {
    for (const keyword of [
      { ...listed, shadow: true as const },
      { ...listed, asked: true as const },
    ]) {
      const weak = { ...analysis, evidence: [keyword, trust] };
      expect(mergeReading(weak, { model: 'big-1', topics: [] })).toMatchObject({
        topics: [],
        evidence: [keyword],
      });
    }
  });

  it.each([
    [1, undefined, 0.75],
    [1, -0.9, 0.75],
    [1, 0.9, 0.9],
    [-1, undefined, -0.6],
    [-1, 0.9, -0.6],
    [0, 0.3, 0.3],
  ] as const)('never lets a score contradict the sentiment: %i %s', (sentiment, sentimentScore, score) => {
    const merged = mergeReading(analysis, { model: 'big-1', sentiment, sentimentScore });
    expect(merged).toMatchObject({ sentiment, sentimentScore: score });
  });
});

/** Says the same of every text; no to what it is not told about. */
function modelSaying(margins: Partial<Record<Column, number>>): Model {
  const no = Object.fromEntries(COLUMNS.map((column) => [column, -1]));
  return modelOf({ biases: { ...no, ...margins } });
}

describe('doubtful messages', () => {
  it.each<[Partial<Record<Column, number>>, true | undefined]>([
    [{}, undefined],
    [{ 'register/chat': 9, 'negative/chat': 0.09 }, true],
    [{ 'register/chat': 9, 'negative/chat': 0.5, complaint: 0.6 }, undefined],
    [{ 'register/chat': 9, 'negative/review': 0 }, undefined],
    [{ complaint: 0.2 }, true],
    [{ 'topic/ad': 0.06 }, true],
    [{ offence: 0, 'topic/price': 0 }, undefined],
  ])('with margins %j: %s', (margins, doubtful) => {
    const analyse = createAnalyser({ ...KIT, model: modelSaying(margins) });
    expect(analyse([messageOf('今天几号')])[0]!.doubtful).toBe(doubtful);
  });

  it('are none where the rules alone decide', () => {
    expect(createAnalyser(KIT)([messageOf('今天几号')])[0]).not.toHaveProperty('doubtful');
  });
});
