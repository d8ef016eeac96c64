import { readFileSync } from 'node:fs';
import { REGISTERS, type Register } from '../core/model/columns.js';
import { TOPICS, type Sentiment, type Topic } from '../core/topic.js';
import { type Example, OWN } from './example.js';
import { TrainError } from './train-error.js';

/** Sentiment and topics as a person who runs rooms reads them. */
export interface GuideLabel {
  readonly sentiment: Sentiment;
  readonly topics: readonly Topic[];
}

const isTopic = (name: string): name is Topic => (TOPICS as readonly string[]).includes(name);
const isRegister = (name: string): name is Register => (REGISTERS as readonly string[]).includes(name);

/**
 * Labels of texts that are not ours to keep: `sha256 of the text, 16 digits; sentiment; topics` between tabs.
 * @throws TrainError naming the first line that is wrong
 */
export function readGuideLabels(file: string): ReadonlyMap<string, GuideLabel> {
  return new Map(
    linesOf(file).map(({ columns, line }) => {
      const [key = '', sentiment, topics] = columns;
      if (!/^[0-9a-f]{16}$/.test(key)) throw wrong(file, line);
      return [key, labelOf(sentiment, topics, file, line)];
    }),
  );
}

/**
 * Texts of our own writing: `register; sentiment; topics; text` between tabs.
 * @throws TrainError naming the first line that is wrong
 */
export function readOwnTexts(file: string): Example[] {
  return linesOf(file).map(({ columns, line }) => {
    const [register = '', sentiment, topics, text = ''] = columns;
    if (!isRegister(register) || text === '') throw wrong(file, line);
    const label = labelOf(sentiment, topics, file, line);
    const sentimentWeight = register === 'comment' ? 0.3 : 1;
    return { text, set: OWN, register, sentimentWeight, topicWeight: 1, ...label };
  });
}

/** @throws TrainError when the file cannot be read */
export function readOwn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new TrainError(`读不了 ${file}（${code}），请检查 --own / cannot read it: check --own`);
  }
}

function linesOf(file: string): { readonly columns: string[]; readonly line: number }[] {
  return readOwn(file)
    .split('\n')
    .map((text, i) => ({ columns: text.split('\t'), line: i + 1 }))
    .filter(({ columns }) => columns[0] !== '' && !columns[0]!.startsWith('#'));
}

function labelOf(
  sentiment: string | undefined,
  topics: string | undefined,
  file: string,
  line: number,
): GuideLabel {
  const names = topics === '-' ? [] : (topics ?? '').split(',');
  if (!['-1', '0', '1'].includes(sentiment ?? '') || !names.every(isTopic)) throw wrong(file, line);
  return { sentiment: Number(sentiment) as Sentiment, topics: names };
}

function wrong(file: string, line: number): TrainError {
  return new TrainError(
    `${file} 第 ${line} 行写错了，请照文件开头的说明改 / line ${line} is wrong: see the head of the file`,
  );
}
