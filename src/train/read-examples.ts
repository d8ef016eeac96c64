import { createHash } from 'node:crypto';
import { type FoundSet, findSets } from '../eval/find-sets.js';
import { type ReadRows, readRows } from '../eval/read-rows.js';
import type { Example } from './example.js';
import { exampleOf } from './gather.js';
import { readGuideLabels, readOwnTexts } from './guide-labels.js';

const KEY_DIGITS = 16;

/**
 * Everything to learn from: the sets of a folder that may be trained on, then texts of our own. The same files
 * give the same examples in the same order. A text is learned once: what a later set says of it comes over what an
 * earlier one does, and the sets that were read with most care are the last. A text of our own that a set has, too,
 * teaches nothing: it could be one that is held out.
 * @param folder of labelled sets
 * @param own of `labels.tsv` and `texts.tsv`
 * @param warn hears of files that teach nothing
 */
export async function readExamples(
  folder: string,
  own: string,
  warn: (text: string) => void,
): Promise<Example[]> {
  const guide = readGuideLabels(`${own}/labels.tsv`);
  const examples = new Map<string, Example>();
  for (const found of await findSets(folder)) {
    if (!found.set.trainable) continue;
    const read = await readRows(found);
    if (read.rows.length === 0) warn(noRows(found, read));
    for (const row of read.rows) {
      const key = createHash('sha256').update(row.text).digest('hex').slice(0, KEY_DIGITS);
      const example = exampleOf(found.set.id, row, guide, key);
      if (example) examples.set(row.text, { ...examples.get(row.text), ...example });
    }
  }
  for (const example of readOwnTexts(`${own}/texts.tsv`)) {
    if (!examples.has(example.text)) examples.set(example.text, example);
  }
  return [...examples.values()];
}

const WANTED = {
  '.jsonl': '{"text": "…", "label": "…"}',
  '.tsv': 'id, source, sentiment, topics, text (TAB)',
} as const;

function noRows({ file, set: { ending } }: FoundSet, { bad: [first] }: ReadRows): string {
  const where = first ? `（${file}:${first.line} ${first.reason}）` : '';
  const wanted = WANTED[ending];
  return (
    `! ${file} 里没有一行数据，什么也没学到；每行应为 ${wanted}${where} / ` +
    `no rows in ${file}, nothing is learned from it; a line wants ${wanted}`
  );
}
