import { basename } from 'node:path';
import { z } from 'zod';
import { GRADES } from '../../core/grade.js';
import { UnusableKeywordError, prepareKeyword } from '../../core/match/keyword.js';
import type { KeywordList } from '../../core/match/rule-book.js';
import { TOPICS } from '../../core/topic.js';
import { FileRefused } from '../folder/file-refused.js';
import { readYaml } from '../folder/read-yaml.js';

const word = z.string('须为文字，数字请加引号 / must be text; put numbers in quotes').min(1).max(40);

const schema = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  title: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  topic: z.enum(TOPICS).optional(),
  severity: z.enum(GRADES),
  shadow: z.boolean().default(false),
  words: z.array(word).min(1),
  exceptions: z.array(word).default([]),
});

/**
 * Reads one list of keywords.
 * @param file its path, for messages; its name without `.yaml` must be the list's id
 * @throws FileRefused with the line of the first thing that is wrong
 */
export function parseRuleList(file: string, source: string): KeywordList {
  const { data, lineOf } = readYaml(file, source, schema);
  const id = basename(file, '.yaml');
  if (data.id !== id) {
    throw new FileRefused(file, lineOf(['id']), `id 须与文件名相同 / id must be the file name: ${id}`);
  }
  const list: KeywordList = { ...data, version: String(data.version) };
  checkWords(list, (key, i, why) => new FileRefused(file, lineOf([key, i]), why));
  return list;
}

type Refuse = (key: 'words' | 'exceptions', index: number, why: string) => FileRefused;

/** Every word can be looked for, and no two of a list are one word written twice (骗子, 騙 子). */
function checkWords(list: KeywordList, refuse: Refuse): void {
  const known = new Map<string, string>();
  for (const key of ['words', 'exceptions'] as const) {
    list[key].forEach((spelled, index) => {
      const name = keyOf(list, spelled, (why) => refuse(key, index, why));
      const twin = known.get(name);
      if (twin !== undefined) throw refuse(key, index, `重复 / said twice: ${twin}, ${spelled}`);
      known.set(name, spelled);
    });
  }
}

function keyOf(list: KeywordList, spelled: string, refuse: (why: string) => FileRefused): string {
  try {
    const { folded, runs } = prepareKeyword(list, spelled, false);
    return `${folded} ${runs.join()}`;
  } catch (error) {
    if (error instanceof UnusableKeywordError) throw refuse(error.message);
    throw error;
  }
}
