import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGuard, type TextGuard } from '../../core/guard/check-text.js';
import { FINDING_KINDS, type FindingKind, type GuardFinding } from '../../core/guard/finding.js';
import { compileRules } from '../../core/match/compile-rules.js';
import { parseRuleList } from '../rules/parse-rule-list.js';
import { parseGuardList } from './parse-guard-list.js';

/** A text of test/data/guard with what is wrong in it, nothing for one that may go out. */
export interface Specimen {
  readonly text: string;
  readonly wrong: readonly { readonly kind: FindingKind; readonly words: string }[];
}

/** @returns the texts in their order. */
export function readSpecimens(file: string): readonly Specimen[] {
  return readFileSync(join('test/data/guard', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [text, ...wrong] = line.split('\t');
      return { text: text!, wrong: wrong.map((written) => readWrong(written, text!)) };
    });
}

/** @param written `kind=words`, or the kind alone, which stands for anywhere in the text */
function readWrong(written: string, text: string): Specimen['wrong'][number] {
  const [name, words = text] = written.split(/=(.*)/s);
  const kind = FINDING_KINDS.find((known) => known === name);
  if (kind === undefined) throw new Error(`no kind of finding: ${written}`);
  return { kind, words };
}

/** The guard as it is shipped. */
export function shippedGuard(): TextGuard {
  const rules = readAll('rules', parseRuleList);
  const lists = readAll('guard', parseGuardList);
  const named = lists.flatMap((list) => list.lists.map(({ list: id }) => id));
  return createGuard(
    lists,
    compileRules({ version: '', lists: rules.filter(({ id }) => named.includes(id)) }),
  );
}

function readAll<Item>(dir: string, parse: (file: string, source: string) => Item): Item[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => parse(join(dir, name), readFileSync(join(dir, name), 'utf8')));
}

/** @returns what is wrong and was not found, and what was found besides, as `kind=words`. */
export function compare(
  { text, wrong }: Specimen,
  findings: readonly GuardFinding[],
): { readonly missed: readonly string[]; readonly besides: readonly string[] } {
  const places = wrong.map(({ kind, words }) => ({ kind, words, start: text.indexOf(words) }));
  const meets = (finding: GuardFinding, place: (typeof places)[number]): boolean =>
    finding.kind === place.kind &&
    finding.start < place.start + place.words.length &&
    finding.end > place.start;
  const missed = places.filter((place) => !findings.some((finding) => meets(finding, place)));
  const besides = findings.filter((finding) => !places.some((place) => meets(finding, place)));
  return {
    missed: missed.map(({ kind, words }) => `${kind}=${words}`),
    besides: besides.map(({ rule, words }) => `${rule}=${words}`),
  };
}
