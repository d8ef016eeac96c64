import type { Script, VariableType } from './script.js';

const LINES: readonly VariableType[] = ['text', 'product', 'room'];
/** Longer than the name of a product or a thing to come; shorter than most sentences that promise something. */
const LONGEST_NAME = 24;
const SENTENCE = /[，。！？；,!?;]/u;

/**
 * A place for a line takes 60 characters of anything: whoever fills it with a sentence writes, and does not fill.
 * @returns names of the places that the values fill with words of their author's own
 */
export function ownWordsIn(
  { variables }: Pick<Script, 'variables'>,
  values: Readonly<Record<string, string>>,
): readonly string[] {
  return variables
    .filter(({ name, type }) => LINES.includes(type) && reads(values[name]?.trim() ?? ''))
    .map(({ name }) => name);
}

function reads(value: string): boolean {
  return SENTENCE.test(value) || [...value].length > LONGEST_NAME;
}
