import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { readModel } from '../../adapters/model/model-file.js';
import { openRuleKit } from '../../adapters/text/open-analyser.js';
import { readAnalysisFolders } from '../../config.js';
import type { Evidence } from '../evidence.js';
import type { Analysis } from '../flag.js';
import { TOPICS } from '../topic.js';
import { createAnalyser } from './analyse-message.js';
import { KIT, messageOf } from './detect.fixture.js';

const folders = readAnalysisFolders();
const SHIPPED = { ...(await openRuleKit(folders)), model: readModel(folders.MODEL_FILE) };

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'卡不没有好太垃圾骗子客服吗了 ,!?👍a\u200b\ud83d'), maxLength: 60 }),
);
const written = readFileSync('training/texts.tsv', 'utf8')
  .split('\n')
  .map((line) => line.split('\t').at(-1)!);

const isShown = ({ spans }: Evidence, { length }: string): boolean =>
  spans.length > 0 && spans.every(({ start, end }) => 0 <= start && start < end && end <= length);

const LAWS: Readonly<Record<string, (analysis: Analysis, text: string) => boolean>> = {
  'a score is in bounds': ({ sentimentScore, evidence }) =>
    Math.abs(sentimentScore) <= 1 && evidence.every(({ score }) => score > 0 && score <= 1),
  'a feeling has the sign of its score': ({ sentiment, sentimentScore }) =>
    sentiment === 0 || Math.sign(sentimentScore) === sentiment,
  'topics stand in their order, each once': ({ topics }) =>
    String(topics) === String(TOPICS.filter((topic) => topics.includes(topic))),
  'evidence shows where it stands': ({ evidence }, text) => evidence.every((one) => isShown(one, text)),
};

describe.each([
  ['by the rules alone', createAnalyser(KIT)],
  ['as shipped, with the model', createAnalyser(SHIPPED)],
])('an analysis %s keeps the law:', (_, analyse) => {
  let analyses: readonly Analysis[];
  beforeAll(() => {
    analyses = analyse(written.map(messageOf));
  });

  it.each(Object.entries(LAWS))('%s', (_law, holds) => {
    fc.assert(fc.property(anyText, (text) => holds(analyse([messageOf(text)])[0]!, text)));
    expect(written.filter((text, i) => !holds(analyses[i]!, text))).toEqual([]);
  });
});
