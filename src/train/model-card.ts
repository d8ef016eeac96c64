import type { Model } from '../core/model/model.js';
import type { SetResult } from '../eval/evaluate.js';
import { SETS } from '../eval/sets.js';
import { type Example, OWN } from './example.js';

/** Where each set is from and what its publishers say of its use. */
const ORIGINS: Readonly<Record<string, string>> = {
  os10: 'online_shopping_10_cats; no licence stated',
  waimai: 'waimai_10k; no licence stated',
  smp2020: 'SMP2020-EWECT, usual track; no licence stated',
  'bili-comments': 'bilibili comments labelled by students; no licence stated',
  cold: 'COLDataset; Apache-2.0',
  gamead: 'nlp-ad-in-game; no licence stated',
  'room-comments': 'comments drawn from the sets above and from live chat, read by two people; own labels',
  'live-commerce': 'written for this project; own',
  [OWN]: 'training/texts.tsv, invented for this project; own',
};

/**
 * What the model is, what it learned from, how good it is and where it is not: Markdown, the same for the same input.
 * @param notes what no table tells: Markdown
 */
export function modelCard(
  { version }: Model,
  examples: readonly Example[],
  results: readonly SetResult[],
  notes: string,
): string {
  return `# The model \`${version}\`

Linear scores over hashed runs of one to three characters and over what the rules found, eight bits a weight; of a review
or a post also the best of several, one a kind of goods or mood. It answers, for any text: negative or positive, offensive or not, an advertisement or not, and which of nine topics it
complains of. Written by \`npm run train -- --data DIR\`; the same data, rules and texts give the same file to the byte.

## Learned from

| set | rows | origin, licence as stated |
| --- | --- | --- |
${trainingRows(examples).join('\n')}

None of the texts is kept here but our own. \`training/labels.tsv\` holds further labels, by hash, of ${labelled(examples)}
texts of these sets that were read for sentiment and topics.

## How good it is

Measured on the fifth of the rows that is held out by hash, with a model that has not seen them. The model in use has
learned from all rows. Sets marked * were never trained on and are measured whole.

| set | question | rows | accuracy | macro-F1 | topics, macro-F1 |
| --- | --- | --- | --- | --- | --- |
${results.map(figuresRow).join('\n')}

${notes}`;
}

function trainingRows(examples: readonly Example[]): string[] {
  const counts = new Map<string, number>();
  for (const { set } of examples) counts.set(set, (counts.get(set) ?? 0) + 1);
  return [...counts].map(([set, rows]) => `| ${set} | ${rows} | ${ORIGINS[set] ?? ''} |`);
}

function labelled(examples: readonly Example[]): number {
  const readAlready = new Set([OWN, 'room-comments', 'live-commerce']);
  return examples.filter(({ set, topics }) => topics !== undefined && !readAlready.has(set)).length;
}

function figuresRow({ set, figures: { rows, accuracy, macroF1, topics } }: SetResult): string {
  const name = SETS.find(({ id }) => id === set.id)?.trainable === true ? set.id : `${set.id} *`;
  const cells = [name, set.measure.name.en, rows, inThousandths(accuracy), inThousandths(macroF1)];
  return `| ${[...cells, topics?.macroF1 === undefined ? '–' : inThousandths(topics.macroF1)].join(' | ')} |`;
}

function inThousandths(share: number): string {
  return share.toFixed(3);
}
