import { basename } from 'node:path';
import { LineCounter, isNode, parseDocument } from 'yaml';
import { z } from 'zod';
import { GRADES } from '../../core/grade.js';
import { UnusableKeywordError, prepareKeyword } from '../../core/match/keyword.js';
import type { KeywordList } from '../../core/match/rule-book.js';
import { TOPICS } from '../../core/topic.js';
import { FileRefused } from '../folder/file-refused.js';

const word = z.string('须为文字,数字请加引号 / must be text; put numbers in quotes').min(1).max(40);

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
  const counter = new LineCounter();
  const yaml = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const refuse = (offset: number, why: string) => new FileRefused(file, counter.linePos(offset).line, why);

  const broken = yaml.errors[0];
  if (broken) throw refuse(broken.pos[0], `YAML 有误 / YAML: ${broken.message}`);

  const offsetOf = (path: readonly PropertyKey[]): number => {
    // What is missing has no place: then its parent's.
    for (let depth = path.length; depth > 0; depth--) {
      const node = yaml.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return node.range[0];
    }
    return 0;
  };
  const read = schema.safeParse(yaml.toJS());
  if (!read.success) {
    const { path, message } = read.error.issues[0]!;
    throw refuse(offsetOf(path), `${path.join('.') || '文件'} 有误 / wrong: ${message}`);
  }
  const id = basename(file, '.yaml');
  if (read.data.id !== id) {
    throw refuse(offsetOf(['id']), `id 须与文件名相同 / id must be the file name: ${id}`);
  }
  const list: KeywordList = { ...read.data, version: String(read.data.version) };
  checkWords(list, (key, i, why) => refuse(offsetOf([key, i]), why));
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
