import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { readModel } from '../../adapters/model/model-file.js';
import { createRuleSource } from '../../adapters/rules/rule-source.js';
import { openRuleKit } from '../../adapters/text/open-analyser.js';
import { readAnalysisFolders } from '../../config.js';
import type { Evidence } from '../evidence.js';
import { type Analysis, YES } from '../flag.js';
import { READ_LIMIT } from '../text/view.js';
import { TOPICS } from '../topic.js';
import { createAnalyser } from './analyse-message.js';
import { KIT, messageOf } from './detect.fixture.js';

const folders = readAnalysisFolders();
const rules = await createRuleSource(folders.RULES_DIR, {
  onRefused: (error) => expect(error).toBeUndefined(),
});
await rules.close();
const SHIPPED = { ...(await openRuleKit(folders)), model: readModel(folders.MODEL_FILE) };

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'卡不没有好太垃圾骗子客服吗了 ,!?👍a\u200b\ud83d'), maxLength: 60 }),
);
/** As long as is read, and filled with what lists have. */
const dense = ['骗子假货', '片紫假活', '傻 逼 加 微 信 ', '客服敷衍卡', '加v信①②③ '].map((words) =>
  words.repeat(READ_LIMIT / 4),
);
const listed = rules
  .current()
  .lists.flatMap(({ words }) => words)
  .join('')
  .match(new RegExp(`.{1,${READ_LIMIT}}`, 'gs'))!;
const written = readFileSync('training/texts.tsv', 'utf8')
  .split('\n')
  .map((line) => line.split('\t').at(-1)!)
  .concat(dense, listed);

const isOf =
  (detector: string) =>
  (one: Evidence): boolean =>
    one.detector === detector;
const isShown = ({ spans }: Evidence, { length }: string): boolean =>
  spans.length > 0 && spans.every(({ start, end }) => 0 <= start && start < end && end <= length);

const LAWS: Readonly<Record<string, (analysis: Analysis, text: string) => boolean>> = {
  'a score is in bounds': ({ sentimentScore, evidence }) =>
    Math.abs(sentimentScore) <= 1 && evidence.every(({ score }) => score > 0 && score <= 1),
  'a feeling has the sign of its score': ({ sentiment, sentimentScore }) =>
    sentiment === 0 || Math.sign(sentimentScore) === sentiment,
  'topics stand in their order, each once': ({ topics }) =>
    String(topics) === String(TOPICS.filter((topic) => topics.includes(topic))),
  'each topic has evidence, and no other has any': ({ topics, evidence }) =>
    String(topics) === String(evidence.filter(isOf('topic')).map(({ topic }) => topic)),
  'a feeling has evidence, and none has none': ({ sentiment, evidence }) =>
    String(evidence.filter(isOf('sentiment')).map(({ facts }) => facts['sentiment'])) ===
    (sentiment === 0 ? '' : String(sentiment)),
  'a yes to abuse or ad has evidence that names it': (analysis) =>
    (['abuse', 'ad'] as const).every(
      (asked) =>
        analysis[asked] < YES ||
        analysis.evidence.some(({ detector, topic }) => detector === asked || topic === asked),
    ),
  'the topics abuse and ad are a yes': (analysis) =>
    (['abuse', 'ad'] as const).every((asked) => !analysis.topics.includes(asked) || analysis[asked] >= YES),
  'evidence is bounded': ({ evidence }) => JSON.stringify(evidence).length < 20_000,
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
