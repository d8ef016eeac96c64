import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { dice } from '../../../test/support/dice.js';
import { EVASIONS, evadeTwice } from '../../../test/support/evade.js';
import { readModel } from '../../adapters/model/model-file.js';
import { parseRuleList } from '../../adapters/rules/parse-rule-list.js';
import { openRuleKit } from '../../adapters/text/open-analyser.js';
import { readAnalysisFolders } from '../../config.js';
import type { Analysis } from '../flag.js';
import { createAnalyser } from './analyse-message.js';
import { KIT, messageOf } from './detect.fixture.js';
import { decideFlag } from './policy.js';

/** Of evasions in a complaint so many must still be flagged as they would be by the lists alone … */
const STILL_FLAGGED = 0.97;
/** … and so many by each means: of short words written all in other characters the most are lost. */
const STILL_FLAGGED_BY_EACH = 0.85;

const FRAMES = [
  ...['主播就是{}吧', '大家小心{}', '有没有人觉得{}', '家人们{}，别买', '你们这是{}啊', '又{}了，退钱'],
  ...['这家{}，不会再来了', '主播{}', '真的{}！！'],
];

const folders = readAnalysisFolders();
const kit = await openRuleKit(folders);
const analyse = createAnalyser({ ...kit, model: readModel(folders.MODEL_FILE) });
const analysisOf = (text: string): Analysis => analyse([messageOf(text)])[0]!;
const gradeOf = (text: string, analysis: Analysis) => decideFlag(messageOf(text), analysis, [])?.grade;

/** The analysis as it would be if nothing were doubted. */
const undoubted = (analysis: Analysis): Analysis => ({ ...analysis, unheard: [] });

describe('what only sounds like a short keyword', () => {
  it.each(['强 补刀 强', '诺瓦露耶', '茜【妈妈！等等】'])(
    'is shown but calls nobody where the model sees nothing of it: %s',
    (text) => {
      const analysis = analysisOf(text);
      expect(analysis.evidence.some(({ facts }) => facts['means'] !== undefined)).toBe(true);
      expect(gradeOf(text, undoubted(analysis))).toBe('P2');
      expect(gradeOf(text, analysis)).toBeUndefined();
    },
  );

  it.each([
    ['graver lists', '找骈孜', 'P1'],
    ['what is written on purpose', '主播shabi', 'P2'],
    ['what the model sees something bad in', '垃圾主播沙鼻，退钱', 'P2'],
    ['a character of the keyword itself', '主播傻鼻', 'P2'],
  ])('calls somebody for %s: %s', (_, text, grade) => {
    expect(gradeOf(text, analysisOf(text))).toBe(grade);
  });

  it('is flagged beside the word itself', () => {
    const analysis = analysisOf('强 补刀 强，抢不到');
    expect(analysis.unheard).toBeUndefined();
  });

  it('is not doubted by the rules alone', () => {
    expect(createAnalyser(KIT)([messageOf('强 补刀 强')])[0]).not.toHaveProperty('unheard');
    expect(createAnalyser(kit)([messageOf('强 补刀 强')])[0]).not.toHaveProperty('unheard');
  });
});

describe('evasions of the shipped words in a complaint', () => {
  const roll = dice(20_241_105);
  const words = readdirSync('rules')
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => parseRuleList(join('rules', name), readFileSync(join('rules', name), 'utf8')))
    .filter(({ shadow, severity }) => !shadow && severity !== 'P3')
    .flatMap((list) => list.words);

  const tally = ([, evade]: [string, (typeof EVASIONS)[string]]): [number, number] => {
    const count: [number, number] = [0, 0];
    for (const word of words) {
      const evaded = evade(word, roll);
      if (evaded === undefined) continue;
      const text = FRAMES[roll(FRAMES.length)]!.replace('{}', evaded);
      const analysis = analysisOf(text);
      const byLists = gradeOf(text, undoubted(analysis));
      if (byLists === undefined) continue;
      count[1]++;
      if (gradeOf(text, analysis) === byLists) count[0]++;
    }
    return count;
  };
  const means = Object.entries({ ...EVASIONS, 'two means': evadeTwice });
  const counts = new Map(means.map((one) => [one[0], tally(one)]));

  it.each(means.map(([name]) => name))('are flagged by %s', (name) => {
    const [still, all] = counts.get(name)!;
    expect(all).toBeGreaterThan(0);
    expect(still / all).toBeGreaterThanOrEqual(STILL_FLAGGED_BY_EACH);
  });

  it('are flagged, all means together', () => {
    const [still, all] = [0, 1].map((i) => [...counts.values()].reduce((sum, count) => sum + count[i]!, 0));
    expect(still! / all!).toBeGreaterThanOrEqual(STILL_FLAGGED);
  });
});
