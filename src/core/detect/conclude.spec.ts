import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '../evidence.js';
import type { Grade } from '../grade.js';
import { type Judgement, NO_JUDGEMENT } from '../model/judge.js';
import { COLUMNS } from '../model/columns.js';
import { modelOf } from '../model/model.fixture.js';
import type { Model } from '../model/model.js';
import type { Topic } from '../topic.js';
import { conclude } from './conclude.js';
import { KIT, messageOf, readingOf } from './detect.fixture.js';
import { decideFlag } from './policy.js';
import type { Conclusion } from './reading.js';

/** Its judgement is made up below, so it only has a name. */
const MODEL = { version: 'm1' } as Model;

const concluded = (text: string, judgement: Partial<Judgement> = {}): Conclusion =>
  conclude(readingOf(text, judgement), { ...KIT, model: MODEL });
const gradeOf = (text: string, conclusion: Conclusion): Grade | undefined =>
  decideFlag(messageOf(text), { ...conclusion, truncated: false, fingerprint: '' }, [])?.grade;
const ofDetector = ({ evidence }: Conclusion, wanted: string): readonly Evidence[] =>
  evidence.filter(({ detector }) => detector === wanted);
const topicScore = (topic: Topic, score: number): Partial<Judgement> => ({
  topics: { ...NO_JUDGEMENT.topics, [topic]: score },
});

describe('conclude', () => {
  it('shows a feeling as strong as the model says', () => {
    const said = concluded('垃圾', { sentiment: -1, sentimentScore: -0.78 });
    expect(said).toMatchObject({ sentiment: -1, sentimentScore: -0.78 });
    expect(ofDetector(said, 'sentiment')).toMatchObject([{ score: 0.78, facts: { sentiment: -1 } }]);
  });

  it.each([
    [-1, 0.78],
    [1, -0.2],
    [-1, 0],
  ] as const)('claims no feeling where the guess between two contradicts it: %i, %f', (sentiment, score) => {
    const said = concluded('垃圾 好用', { sentiment, sentimentScore: score });
    expect(said).toMatchObject({ sentiment: 0, sentimentScore: score });
    expect(ofDetector(said, 'sentiment')).toEqual([]);
  });

  it('lets a listed word that is meant name its topic, whatever its list weighs', () => {
    for (const [text, topic] of [
      ['骗子', 'trust'],
      ['刚买就降价', 'price'],
    ] as const) {
      expect(concluded(text).topics).toEqual([topic]);
      expect(concluded(`是不是${text}`).topics).toEqual([]);
    }
  });

  it('does not let a list that only observes flag a message', () => {
    const text = '垃圾 刚买就降价';
    expect(gradeOf(text, concluded(text, { sentiment: -1, sentimentScore: -0.5 }))).toBeUndefined();
    expect(gradeOf('骗子', concluded('骗子'))).toBe('P1');
  });

  it('shows why it says yes to abuse and ad where no topic does', () => {
    const model = modelOf({ biases: Object.fromEntries(COLUMNS.map((column) => [column, -1])) });
    const reading = readingOf('你真笨', { abuse: 0.7, ad: 0.6 });
    const said = conclude(reading, { ...KIT, model });
    expect(said).toMatchObject({
      topics: [],
      abuse: 0.7,
      ad: 0.6,
      evidence: [
        { detector: 'abuse', score: 0.7, spans: [{ start: 0, end: 3 }], facts: { words: '你真笨' } },
        { detector: 'ad', score: 0.6 },
      ],
    });
    expect(gradeOf('你真笨', said)).toBeUndefined();
    expect(concluded('加微信', { ...topicScore('ad', 0.9), ad: 0.9 }).evidence).toMatchObject([
      { detector: 'topic', topic: 'ad' },
    ]);
  });

  it('leaves to the model what only the lexicon says', () => {
    expect(concluded('没声音').topics).toEqual([]);
    expect(concluded('没声音', topicScore('av_fault', 0.7))).toMatchObject({
      topics: ['av_fault'],
      evidence: [{ detector: 'topic', score: 0.7, facts: { words: '没声音' } }],
    });
  });
});
