import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { GRADES } from '../../core/grade.js';
import { CAUSES } from '../../core/incident/cause.js';
import { COMPENSATION_KINDS } from '../../core/script/compensation.js';
import { PHASES } from '../../core/script/condition.js';
import { FAULT_ASPECTS } from '../../core/script/fault-known.js';
import { FACT_NAMES } from '../../core/script/incident-facts.js';
import { AUDIENCES, SCRIPT_ID, VARIABLE_TYPES } from '../../core/script/script.js';
import { FileRefused } from '../folder/file-refused.js';

const bilingual = z.strictObject({ zh: z.string().min(1).max(60), en: z.string().min(1).max(120) });
const id = z.string().regex(SCRIPT_ID);
const variable = z.string().regex(/^[a-z][a-z0-9_]{0,31}$/);
const aspect = z.enum(FAULT_ASPECTS);
const yes = z.literal(true).optional();

const schema = z.strictObject({
  id,
  version: z.int().positive().max(1_000_000),
  title: bilingual,
  causes: z.array(z.enum(CAUSES)).min(1),
  grades: z.array(z.enum(GRADES)).min(1),
  audience: z.enum(AUDIENCES),
  when: z
    .strictObject({
      phase: z.enum(PHASES).optional(),
      aspect: z
        .union([z.literal('known'), aspect.transform((one) => [one]), z.array(aspect).min(1)])
        .optional(),
      devices: yes,
      talk: yes,
      answered: yes,
    })
    .default({}),
  variant_of: id.optional(),
  variables: z
    .array(
      z.strictObject({
        name: variable,
        type: z.enum(VARIABLE_TYPES),
        label: bilingual,
        from: z.enum(FACT_NAMES).optional(),
        example: z.string().min(1),
      }),
    )
    .max(20)
    .default([]),
  compensation: z
    .array(
      z.strictObject({
        kind: z.enum(COMPENSATION_KINDS),
        label: bilingual,
        amount: variable,
        count: variable.optional(),
      }),
    )
    .max(5)
    .default([]),
});

type FrontMatter = z.infer<typeof schema>;

const IN_CHINESE = z.locales.zhCN().localeError;

/** A script file cut at its fences. */
export interface FileParts {
  readonly front: FrontMatter;
  /** The lines after the front matter. */
  readonly body: readonly string[];
  /** Line number of `body[0]`, from 1. */
  readonly bodyLine: number;
  /** @returns the line where a value of the front matter stands. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** @throws FileRefused with the line of the first thing that is wrong */
export function readFrontMatter(file: string, source: string): FileParts {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines[0] !== '---') throw new FileRefused(file, 1, '第一行须为 --- / the first line must be ---');
  const end = lines.indexOf('---', 1);
  if (end < 0) throw new FileRefused(file, 1, '前言没有以 --- 结束 / no closing --- of the front matter');

  const counter = new LineCounter();
  const yaml = parseDocument(lines.slice(1, end).join('\n'), { lineCounter: counter });
  // The front matter's first line is the file's second.
  const lineAt = (offset: number) => counter.linePos(offset).line + 1;
  const broken = yaml.errors[0];
  if (broken)
    throw new FileRefused(file, lineAt(broken.pos[0]), `YAML 有误 / YAML: ${headline(broken.message)}`);

  const lineOf = (path: readonly PropertyKey[]): number => {
    // What is missing has no line: then its parent's.
    for (let depth = path.length; depth > 0; depth--) {
      const node = yaml.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 2;
  };
  const read = schema.safeParse(yaml.toJS());
  if (!read.success) {
    const { path, message } = read.error.issues[0]!;
    const zh = schema.safeParse(yaml.toJS(), { error: IN_CHINESE }).error!.issues[0]!.message;
    throw new FileRefused(
      file,
      lineOf(path),
      `${path.join('.') || '前言'} 有误：${zh} / ${path.join('.') || 'front matter'} is wrong: ${message}`,
    );
  }
  return { front: read.data, body: lines.slice(end + 1), bodyLine: end + 2, lineOf };
}

/** The YAML parser draws the place below its message; the line number says it already. */
function headline(message: string): string {
  return message.split('\n')[0]!.replace(/ at line \d+, column \d+:$/, '');
}
