import { createHash } from 'node:crypto';
import { findSets } from '../eval/find-sets.js';
import { readRows } from '../eval/read-rows.js';
import type { Example } from './example.js';
import { exampleOf } from './gather.js';
import { readGuideLabels, readOwnTexts } from './guide-labels.js';

const KEY_DIGITS = 16;

/**
 * Everything to learn from: the sets of a folder that may be trained on, then texts of our own. The same files
 * give the same examples in the same order; a text that comes twice is learned once, as it came first.
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
      if (example) add(examples, example);
    }
  }
  for (const example of readOwnTexts(`${own}/texts.tsv`)) add(examples, example);
  return [...examples.values()];
}

/** Small sets that were read with most care come over large ones: they are added last and replace. */
function add(examples: Map<string, Example>, example: Example): void {
  const known = examples.get(example.text);
  examples.set(example.text, known === undefined ? example : { ...known, ...example });
}
