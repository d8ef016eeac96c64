import { basename } from 'node:path';
import { z } from 'zod';
import { FINDING_KINDS } from '../../core/guard/finding.js';
import type { GuardList } from '../../core/guard/guard-list.js';
import { compilePattern, UnusablePatternError } from '../../core/guard/pattern.js';
import { FileRefused } from '../folder/file-refused.js';
import { readYaml } from '../folder/read-yaml.js';

const said = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const pattern = z.string('须为文字，数字请加引号 / must be text; put numbers in quotes').min(1).max(400);

const content = z.strictObject({
  lists: z.array(z.strictObject({ list: z.string().min(1), reason: said })).default([]),
  rules: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/),
        reason: said,
        find: z.array(pattern).min(1),
        gentler: z.string().min(1).max(40).optional(),
      }),
    )
    .default([]),
  except: z.array(pattern).default([]),
});

/** An empty file looks for nothing. */
const schema = z.preprocess((value) => value ?? {}, content);

/**
 * Reads what the guard looks for of one kind.
 * @param file its path, for messages; its name without `.yaml` is the kind of finding
 * @throws FileRefused with the line of the first thing that is wrong
 */
export function parseGuardList(file: string, source: string): GuardList {
  const kind = FINDING_KINDS.find((known) => known === basename(file, '.yaml'));
  if (kind === undefined) {
    throw new FileRefused(
      file,
      1,
      `文件名须为以下之一 / the file must be named one of: ${FINDING_KINDS.join(', ')}`,
    );
  }
  const { data, lineOf } = readYaml(file, source, schema);
  const refuse: Refuse = (path, why) => new FileRefused(file, lineOf(path), why);
  const list = { kind, ...data };
  checkRules(list, refuse);
  list.except.forEach((one, i) => usable(one, ['except', i], refuse));
  return list;
}

type Refuse = (path: readonly PropertyKey[], why: string) => FileRefused;

/** Each rule has a name of its own, and its gentler words are not what it looks for. */
function checkRules({ rules }: GuardList, refuse: Refuse): void {
  rules.forEach(({ id, find, gentler }, i) => {
    if (rules.findIndex((other) => other.id === id) !== i) {
      throw refuse(['rules', i, 'id'], `规则重名 / rule named twice: ${id}`);
    }
    find.forEach((one, j) => {
      const pattern = usable(one, ['rules', i, 'find', j], refuse);
      if (gentler?.replace('$1', '').match(pattern)) {
        throw refuse(['rules', i, 'gentler'], `替换后仍会命中 / is found again: ${gentler}`);
      }
    });
  });
}

function usable(source: string, path: readonly PropertyKey[], refuse: Refuse): RegExp {
  try {
    return compilePattern(source);
  } catch (error) {
    if (error instanceof UnusablePatternError) throw refuse(path, error.message);
    throw error;
  }
}
