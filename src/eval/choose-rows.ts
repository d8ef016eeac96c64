import { createHash } from 'node:crypto';
import { readLines } from '../replay/read-lines.js';
import { EvalError } from './eval-error.js';
import { isHeldOut } from './held-out.js';
import type { LabelledRow } from './labelled-row.js';
import type { EvalOptions } from './options.js';
import type { LabelledSet } from './sets.js';

/** Which rows of the sets that a model may have learned from are measured. */
export interface ChosenRows {
  readonly name: { readonly zh: string; readonly en: string };
  /** True of the rows of a trainable set that are measured. */
  readonly isMeasured: (text: string) => boolean;
}

const ALL: ChosenRows = {
  name: { zh: '全部行，含训练用过的', en: 'all rows, those of the training included' },
  isMeasured: () => true,
};
const HELD_OUT: ChosenRows = {
  name: { zh: '只含训练时留出的五分之一', en: 'the fifth of the rows that is held out from training' },
  isMeasured: isHeldOut,
};

/** @throws EvalError when the file of a split cannot be used */
export async function chooseRows({ all, split }: Pick<EvalOptions, 'all' | 'split'>): Promise<ChosenRows> {
  if (all) return ALL;
  if (split === undefined) return HELD_OUT;
  const wanted = await readSplit(split);
  return {
    name: { zh: `只含 ${split} 列出的行`, en: `the rows that ${split} lists` },
    isMeasured: (text) => wanted.has(createHash('sha256').update(text).digest('hex')),
  };
}

/** @returns the rows of a set that are measured: all of those that no model may learn from */
export function measuredRows(
  { trainable }: LabelledSet,
  rows: readonly LabelledRow[],
  { isMeasured }: Pick<ChosenRows, 'isMeasured'>,
): readonly LabelledRow[] {
  return trainable ? rows.filter(({ text }) => isMeasured(text)) : rows;
}

async function readSplit(file: string): Promise<Set<string>> {
  const hashes = new Set<string>();
  for await (const { number, text, flaw } of readLines(file)) {
    const hash = text.trim().toLowerCase();
    if (hash === '' && flaw === undefined) continue;
    if (!/^[0-9a-f]{64}$/.test(hash)) {
      throw new EvalError(
        `${file}:${number} 不是 sha256，应为 64 位十六进制数`,
        'not a sha256, wants 64 hexadecimal digits',
      );
    }
    hashes.add(hash);
  }
  return hashes;
}
