import type { Received } from './rig.js';

/** Full-width forms read as what they are the full width of. */
export function plainWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));
}

/** Anything a robot's markdown could act on: emphasis, code, links, tags, entities, mentions, escapes. */
const ACTIVE = /[*_`~[\]<>@&\\]/;
/** At the start of a line: headings, quotations, lists, rules, underlines of headings, tables. */
const ACTIVE_START = /^\s*(?:[#>|=+-]|\d+[.)])/;

/** @returns what a reader of a robot's markdown has before him */
export function readMarkdown(markdown: string, lineEnd: string): Received {
  const [first = '', ...rest] = markdown.split(lineEnd);
  const [, head = '', number = ''] = /^\*\*(.*)\*\*( \(\d+\/\d+\))?$/.exec(first) ?? [];
  const link = /^\[[^[\]]+\]\(([^()\s]+)\)$/.exec(rest.at(-1) ?? '')?.[1];
  const lines = link === undefined ? rest : rest.slice(0, -1);
  const forged = [head, ...lines].filter((line) => ACTIVE.test(line) || ACTIVE_START.test(line));
  return {
    head: head + number,
    lines: lines.map((line) => line.replace(/^\u200b/, '')),
    forged,
    ...(link !== undefined && { link }),
  };
}
