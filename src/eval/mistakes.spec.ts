import { describe, expect, it } from '@jest/globals';
import { createAnalyser } from '../core/detect/analyse-message.js';
import { KIT } from '../core/detect/detect.fixture.js';
import type { Topic } from '../core/topic.js';
import { answerRows } from './answer-rows.js';
import { checkTargets } from './check-targets.js';
import { evaluateSet } from './evaluate.js';
import { worstMistakes } from './mistakes.js';
import { reportMistakes } from './report.js';
import { scoreSet } from './score-set.js';
import { SETS } from './sets.js';

const set = SETS.find(({ id }) => id === 'live-commerce')!;
const row = (line: number, text: string, label: string, ...topics: Topic[]) => ({
  line,
  text,
  label,
  topics,
});
const ROWS = [
  row(1, '画面卡', '-1', 'av_fault'),
  row(2, '骗人', '1'),
  row(3, '几号链接', '0'),
  row(4, '不好用', '1', 'quality'),
];

async function answered() {
  return (await answerRows(ROWS, createAnalyser(KIT), () => undefined)).answered;
}

describe('worstMistakes', () => {
  it('shows what we were surest of first, with the evidence', async () => {
    const { classes, topics } = worstMistakes(set, await answered(), 10);
    expect(classes.map(({ line, expected, given }) => [line, expected, given])).toEqual([
      [2, 'positive', 'negative'],
      [4, 'positive', 'negative'],
    ]);
    expect(classes[0]!.sureness).toBeGreaterThanOrEqual(classes[1]!.sureness);
    expect(classes[0]!.evidence.map(({ detector }) => detector)).toContain('sentiment');
    expect(topics.map(({ line, expected, given }) => [line, expected, given])).toEqual([
      [2, '-', 'trust'],
      [4, 'quality', '-'],
    ]);
  });

  it('shows no more than asked', async () => {
    const { classes, topics } = worstMistakes(set, await answered(), 1);
    expect([classes.length, topics.length]).toEqual([1, 1]);
    expect(worstMistakes(set, await answered(), 0)).toEqual({ classes: [], topics: [] });
  });
});

describe('reportMistakes', () => {
  it('shows line, answer, text and the words that misled', async () => {
    const read = { rows: ROWS, bad: [] };
    const choices = { isMeasured: () => true, errors: 1 };
    const result = await evaluateSet({ set, file: 'f' }, read, createAnalyser(KIT), choices, () => undefined);
    const report = reportMistakes(result);
    expect(report).toMatch(/2: positive → negative \(0\.\d\d\) 骗人\n.*「骗人」/);
    expect(report).toContain('2: - → trust');
  });
});

describe('scoreSet', () => {
  it('counts a topic by its examples in the whole set', async () => {
    const figures = scoreSet(set, await answered(), ROWS);
    expect(figures).toMatchObject({ rows: 4, accuracy: 0.5, topics: { counted: [], macroF1: undefined } });
    const many = Array.from({ length: 15 }, () => ROWS[0]!);
    expect(scoreSet(set, await answered(), many).topics).toMatchObject({ counted: ['av_fault'], macroF1: 1 });
  });

  it('counts the hard negatives that would be flagged', async () => {
    const figures = scoreSet(set, await answered(), ROWS);
    expect(figures.negatives).toEqual({ rows: 2, flagged: 0.5 });
    const targets = checkTargets(set, figures);
    expect(targets).toEqual([{ what: 'flaggedNegatives', wanted: 0.05, reached: 0.5, met: false }]);
  });
});
