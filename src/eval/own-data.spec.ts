import { beforeAll, describe, expect, it } from '@jest/globals';
import { readModel } from '../adapters/model/model-file.js';
import { openRuleKit } from '../adapters/text/open-analyser.js';
import { readAnalysisFolders } from '../config.js';
import { createAnalyser } from '../core/detect/analyse-message.js';
import { evaluateSet, type SetResult } from './evaluate.js';
import { findSets } from './find-sets.js';
import { jsonReport, type RunFacts } from './json-report.js';
import { readRows } from './read-rows.js';
import { reportOpening, reportSets } from './report.js';
import { SETS } from './sets.js';

/** The shipped detectors on plain sentences: what they miss here, they miss everywhere. */
const LEAST_ACCURACY = 0.75;

const FACTS: RunFacts = {
  at: '2026-01-01',
  rows: 'all',
  model: 'm1',
  hasSeenAll: true,
  openSeconds: 1,
  megabytes: 300,
};

const results = new Map<string, SetResult>();

beforeAll(async () => {
  const folders = readAnalysisFolders();
  const analyse = createAnalyser({ ...(await openRuleKit(folders)), model: readModel(folders.MODEL_FILE) });
  const choices = { isMeasured: () => true, errors: 3 };
  for (const found of await findSets('test/data/eval')) {
    const read = await readRows(found);
    results.set(found.set.id, await evaluateSet(found, read, analyse, choices, () => undefined));
  }
});

describe('the detectors on our own sentences', () => {
  it.each(SETS.map(({ id }) => id))('do well on %s', (id) => {
    const { figures, bad } = results.get(id)!;
    expect(bad).toEqual([]);
    expect(figures.accuracy).toBeGreaterThanOrEqual(LEAST_ACCURACY);
  });

  it('flag none of the sentences that only look like complaints', () => {
    expect(results.get('live-commerce')!.figures.negatives!.flagged).toBe(0);
  });
});

describe('the report', () => {
  it('shows every set with figures, references and targets', () => {
    const report = reportSets([...results.values()], { zh: '全部', en: 'all' });
    for (const { id } of SETS) expect(report).toMatch(new RegExp(`^${id} `, 'm'));
    expect(report).toMatch(/^os10 .*0\.937 \/ 0\.937 +0\.950 \/ 0\.950$/m);
    expect(report).toContain('✓ 达标 met');
    expect(report).not.toMatch(/NaN|undefined/);
  });

  it('says when the model has learned from the rows that it is measured on', () => {
    expect(reportOpening(FACTS)).toContain('models/chat.md');
    expect(reportOpening({ ...FACTS, hasSeenAll: false })).not.toContain('models/chat.md');
  });

  it('is there for programs, too', () => {
    const json = JSON.parse(jsonReport(FACTS, [...results.values()], [])) as Record<string, unknown>;
    expect(json).toMatchObject({ at: '2026-01-01', rows: 'all', rooms: [] });
    expect(json['sets']).toHaveLength(SETS.length);
  });
});
