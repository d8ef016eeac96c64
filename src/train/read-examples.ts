import { createHash } from 'node:crypto';
import { findSets } from '../eval/find-sets.js';
import { readRows } from '../eval/read-rows.js';
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
 */
export async function readExamples(folder: string, own: string): Promise<Example[]> {
  const guide = readGuideLabels(`${own}/labels.tsv`);
  const examples = new Map<string, Example>();
  for (const found of await findSets(folder)) {
    if (!found.set.trainable) continue;
    const { rows } = await readRows(found);
    for (const row of rows) {
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
