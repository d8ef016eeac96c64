import type { Script } from '@server/core/script/script.js';
import { STEPS } from '@server/core/script/script.js';
import type { ScriptVariable } from '@server/core/script/script.js';
import { fillTemplate, splitTemplate } from '../incident/template.js';

type Values = Readonly<Record<string, string>>;

/** @returns the script's words with all its places, as the server joins them */
export function templateOf({ steps }: Pick<Script, 'steps'>): string {
  return STEPS.map((step) => steps[step]).join('\n');
}

/** @returns what stands in each place: its value, or braces with its label, which the guard lets nobody send */
export function shownIn(variables: readonly ScriptVariable[], values: Values, language: 'zh' | 'en'): Values {
  return Object.fromEntries(
    variables.map(({ name, label }) => [name, values[name] ?? `{{${label[language]}}}`]),
  );
}

/**
 * Somebody changed the text by hand. Places that they did not touch stay places, so that a value typed later still
 * reaches them.
 * @param shown by variable name, what stands in the places
 * @param next the text as it reads now
 * @returns the template that reads so
 */
export function editTemplate(template: string, shown: Values, next: string): string {
  const before = fillTemplate(template, shown);
  const from = commonStart(before, next);
  const same = Math.min(commonEnd(before, next), Math.min(before.length, next.length) - from);
  const to = before.length - same;
  let at = 0;
  let head = '';
  let tail = '';
  for (const part of splitTemplate(template)) {
    const place = 'words' in part ? undefined : `{{${part.variable}}}`;
    const text = 'words' in part ? part.words : (shown[part.variable] ?? place!);
    const end = at + text.length;
    if (place !== undefined && end <= from) head += place;
    else if (place !== undefined && at >= to) tail += place;
    else {
      head += before.slice(at, Math.max(at, Math.min(end, from)));
      tail += before.slice(Math.min(end, Math.max(at, to)), end);
    }
    at = end;
  }
  return head + next.slice(from, next.length - same) + tail;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}
