import type { Locale } from '../../core/words/names.js';
import { LOOK, type PartText } from './notice-text.js';

/**
 * Neither WeCom nor DingTalk documents an escape, and their clients show a backslash as what it is. So what could be
 * markup, a tag, an entity or a mention is written with its full-width form: it reads the same and does nothing.
 */
const FULL_WIDTH: ReadonlyMap<string, string> = new Map(
  Array.from('*_`~[]<>@&\\', (one) => [one, String.fromCharCode(one.charCodeAt(0) + 0xfee0)]),
);
const MARKUP = /[*_`~[\]<>@&\\]/g;

/** Seen by nobody; a line that begins with it is no heading, quotation, list, rule or row of a table. */
const GUARD = '\u200b';

/** @returns the text without anything that a robot's markdown acts on, but for what stands at the start of a line */
function escape(text: string): string {
  return text.replace(MARKUP, (one) => FULL_WIDTH.get(one)!);
}

export function markdownLine(line: string): string {
  return GUARD + escape(line);
}

/** @param lineEnd what makes a new line on that side */
export function writeMarkdown(part: PartText, locale: Locale, lineEnd: string): string {
  const { head, number, lines, link } = part;
  const body = [`**${escape(head)}**${number}`, ...lines.map(markdownLine)];
  return [...body, ...(link === undefined ? [] : [`[${LOOK[locale]}](${link})`])].join(lineEnd);
}
