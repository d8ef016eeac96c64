import { FileRefused } from '../folder/file-refused.js';

/** `${DESK_NAME}`: secrets stand in the environment, not in a file. */
const VARIABLE = /\$\{([^}]*)\}/g;

/**
 * Puts the environment's values into every text of a file that was read.
 * @param variables those that the file may name
 * @throws FileRefused naming the line and the variable, never a value
 */
export function fillVariables(
  file: string,
  source: string,
  variables: Readonly<Record<string, string>>,
): (value: unknown) => unknown {
  for (const match of source.matchAll(VARIABLE)) {
    const name = match[1]!;
    if (Object.hasOwn(variables, name)) continue;
    const line = source.slice(0, match.index).split('\n').length;
    const rule = '变量名须以 DESK_ 开头且已设置 / it must begin with DESK_ and be set';
    throw new FileRefused(file, line, `环境变量 ${name || '?'} 不可用：${rule}`);
  }
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(VARIABLE, (_all, name: string) => variables[name]!);
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
    }
    return value;
  };
  return fill;
}
