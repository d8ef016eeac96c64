import type { ScriptVariable } from '@server/core/script/script.js';
import { formatVariable } from '@server/core/script/variable.js';

/** A piece of a script: plain words, or a place where a person writes. `at` is where it begins. */
export type TemplatePart =
  { readonly at: number; readonly words: string } | { readonly at: number; readonly variable: string };

type Values = Readonly<Record<string, string>>;

const PLACE = /\{\{\s*([a-z][a-z0-9_]*)\s*\}\}/g;

export function splitTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACE)) {
    if (match.index > end) parts.push({ at: end, words: text.slice(end, match.index) });
    parts.push({ at: match.index, variable: match[1]! });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ at: end, words: text.slice(end) });
  return parts;
}

/** @returns what was typed, as it stands in the text; what is not of its variable's type is left out */
export function validValues(variables: readonly ScriptVariable[], typed: Values): Values {
  const values = variables.flatMap(({ name, type }) => {
    const value = formatVariable(type, typed[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(values);
}

/** @returns the text with its values; a place without one stays as it is */
export function fillTemplate(text: string, values: Values): string {
  return text.replace(PLACE, (place, variable: string) => values[variable] ?? place);
}

/** @returns variables that still lack a value, each once, in the order of the text */
export function unfilled(text: string, values: Values): readonly string[] {
  const open = [...text.matchAll(PLACE)]
    .map((match) => match[1]!)
    .filter((variable) => values[variable] === undefined);
  return [...new Set(open)];
}
