import type { Facts } from '../evidence.js';
import type { Script, ScriptVariable } from './script.js';
import { STEPS } from './script.js';
import { formatVariable } from './variable.js';

/** Where a variable stands in a text: `{{name}}`. */
export const PLACE = /\{\{\s*([a-z][a-z0-9_]*)\s*\}\}/g;

export interface FilledScript {
  /** The four steps, a line each; places without a valid value stay as `{{name}}`. */
  readonly text: string;
  readonly filled: Readonly<Record<string, string>>;
  /** What a person must still give, in the script's order. */
  readonly missing: readonly ScriptVariable[];
}

/**
 * Fills a script as far as is known. A value of the wrong type counts as not known: see `formatVariable`.
 * @param facts by the variable's own name (what a person gave, which goes first) or by its `from`
 */
export function fillScript(script: Script, facts: Facts): FilledScript {
  const filled: Record<string, string> = {};
  const missing: ScriptVariable[] = [];
  for (const variable of script.variables) {
    const known = Object.hasOwn(facts, variable.name) ? facts[variable.name] : facts[variable.from ?? ''];
    const value = formatVariable(variable.type, known);
    if (value === undefined) missing.push(variable);
    else filled[variable.name] = value;
  }
  const text = STEPS.map((step) => script.steps[step])
    .join('\n')
    .replace(PLACE, (_place, name: string) => filled[name] ?? `{{${name}}}`);
  return { text, filled, missing };
}
