import { basename } from 'node:path';
import { PLACE } from '../../core/script/fill-script.js';
import { FACT_TYPES } from '../../core/script/incident-facts.js';
import type { Script, VariableType } from '../../core/script/script.js';
import { STEPS } from '../../core/script/script.js';
import { formatVariable, variableHint } from '../../core/script/variable.js';
import type { FileParts } from './read-front-matter.js';
import { readFrontMatter } from './read-front-matter.js';
import { FileRefused } from '../folder/file-refused.js';
import { splitSteps } from './split-steps.js';

/**
 * Reads one script file: YAML front matter, then the four steps as sections.
 * @param file its path, for messages; its name without `.md` must be the script's id
 * @throws FileRefused with the line of the first thing that is wrong
 */
export function parseScript(file: string, source: string): Script {
  const parts = readFrontMatter(file, source);
  const id = basename(file, '.md');
  if (parts.front.id !== id) {
    throw new FileRefused(file, parts.lineOf(['id']), `id 须与文件名相同 / id must be the file name: ${id}`);
  }
  const steps = splitSteps(file, parts.body, parts.bodyLine);
  checkVariables(file, parts);
  checkPlaces(file, parts);
  checkCompensation(file, parts);
  if (parts.front.variant_of === id) {
    const why = '不能是自己的另一种说法 / cannot be a variant of itself';
    throw new FileRefused(file, parts.lineOf(['variant_of']), why);
  }
  const [acknowledge, explain, improve, act] = STEPS.map((_step, i) => steps[i]!.text) as [
    string,
    string,
    string,
    string,
  ];
  const { variant_of: variantOf, ...front } = parts.front;
  return {
    ...front,
    ...(variantOf !== undefined && { variantOf }),
    steps: { acknowledge, explain, improve, act },
  };
}

/** Each variable has a name of its own, an example of its type, and a fact that fits it. */
function checkVariables(file: string, { front, lineOf }: FileParts): void {
  front.variables.forEach(({ name, type, example, from }, i) => {
    const refuse = (field: string, why: string): never => {
      throw new FileRefused(file, lineOf(['variables', i, field]), why);
    };
    if (front.variables.findIndex((other) => other.name === name) !== i) {
      refuse('name', `变量重名 / variable declared twice: ${name}`);
    }
    if (formatVariable(type, example) === undefined) {
      const { zh, en } = variableHint(type);
      refuse(
        'example',
        `示例不符合类型 ${type}（${zh}） / example is not of type ${type} (${en}): ${example}`,
      );
    }
    const fitting: readonly VariableType[] | undefined = from && FACT_TYPES[from];
    if (fitting && !fitting.includes(type)) {
      const types = fitting.join(', ');
      refuse('from', `${from} 填不进 ${type}，应为 ${types} / ${from} fills no ${type}, but ${types}`);
    }
  });
}

/** What is given away is asked with variables whose types can be summed. */
function checkCompensation(file: string, { front, lineOf }: FileParts): void {
  front.compensation.forEach((item, i) => {
    for (const [field, type] of [
      ['amount', 'money'],
      ['count', 'pieces'],
    ] as const) {
      const name = item[field];
      if (name === undefined || front.variables.some((one) => one.name === name && one.type === type))
        continue;
      const why = `须是类型为 ${type} 的变量 / must be a variable of type ${type}: ${name}`;
      throw new FileRefused(file, lineOf(['compensation', i, field]), why);
    }
  });
}

/** The places in the text are the declared variables, all of them and no others. */
function checkPlaces(file: string, { front, body, bodyLine, lineOf }: FileParts): void {
  const declared = new Set(front.variables.map(({ name }) => name));
  const used = new Set<string>();
  body.forEach((line, i) => {
    for (const [, name] of line.matchAll(PLACE)) {
      used.add(name!);
      if (!declared.has(name!)) {
        throw new FileRefused(file, bodyLine + i, `变量未声明 / variable not declared: ${name}`);
      }
    }
    if (/[{}]/.test(line.replace(PLACE, ''))) {
      throw new FileRefused(file, bodyLine + i, '花括号只用于 {{变量}} / braces are for {{variable}} only');
    }
  });
  const unused = front.variables.findIndex(({ name }) => !used.has(name));
  if (unused >= 0) {
    const { name } = front.variables[unused]!;
    throw new FileRefused(
      file,
      lineOf(['variables', unused, 'name']),
      `变量未使用 / variable never used: ${name}`,
    );
  }
}
