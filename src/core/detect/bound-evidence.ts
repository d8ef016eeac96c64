import type { Evidence, Facts } from '../evidence.js';
import { isMeant } from '../match/keyword-evidence.js';

/**
 * Keywords of one text that are told, besides one of each list. A person needs no more, and the windows count fewer
 * (window-deltas.ts); a text as long as is read can hold a thousand.
 */
const KEYWORDS = 12;
/** Places that are shown of one finding. */
const PLACES = 12;
/** Units of a fact: the text itself stands beside it. */
const LONGEST_FACT = 80;

/**
 * Leaves out what nobody can read, whatever a text is filled with. Grade and topics stay as they are: of every list
 * a word is kept that is meant, and one that is not, if there is any.
 * @returns the same in the same order; the fact `moreWords` says how many words of the same list are left out that
 *   are meant as this one is or are not, `morePlaces` how many spans
 */
export function boundEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  // Nearly always nothing is to be left out.
  if (evidence.length <= KEYWORDS && evidence.every(isBounded)) return evidence;
  return boundKeywords(evidence).map(boundOne);
}

function boundKeywords(evidence: readonly Evidence[]): readonly Evidence[] {
  const keywords = evidence.filter(({ detector }) => detector === 'keyword');
  if (keywords.length <= KEYWORDS) return evidence;
  const told = new Set(weightiestFirst(keywords).slice(0, KEYWORDS));
  const firstOf = new Map<string, Evidence>();
  for (const one of keywords) if (!firstOf.has(kindOf(one))) firstOf.set(kindOf(one), one);
  for (const first of firstOf.values()) told.add(first);
  const left = countedBy(keywords.filter((one) => !told.has(one)));
  return evidence
    .filter((one) => one.detector !== 'keyword' || told.has(one))
    .map((one) =>
      firstOf.get(kindOf(one)) === one ? withMore(one, 'moreWords', left.get(kindOf(one))) : one,
    );
}

/** Words that are meant, each once; then all the rest. */
function weightiestFirst(keywords: readonly Evidence[]): readonly Evidence[] {
  const words = new Map<unknown, Evidence>();
  for (const one of keywords) {
    if (isMeant(one) && !words.has(one.facts['word'])) words.set(one.facts['word'], one);
  }
  return [...words.values(), ...keywords.filter((one) => words.get(one.facts['word']) !== one)];
}

/** Its list, whose words share topic, severity and probation, and whether it is only asked about. */
function kindOf({ rule, asked }: Evidence): string {
  return `${rule.slice(0, rule.indexOf('/'))} ${asked === true}`;
}

function countedBy(keywords: readonly Evidence[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of keywords) counts.set(kindOf(one), (counts.get(kindOf(one)) ?? 0) + 1);
  return counts;
}

function isBounded({ spans, facts }: Evidence): boolean {
  return spans.length <= PLACES && !Object.values(facts).some(isLong);
}

function boundOne(one: Evidence): Evidence {
  if (isBounded(one)) return one;
  const more = one.spans.length - PLACES;
  const bounded = { ...one, spans: one.spans.slice(0, PLACES), facts: shortened(one.facts) };
  return withMore(bounded, 'morePlaces', more > 0 ? more : undefined);
}

function withMore(one: Evidence, fact: string, more: number | undefined): Evidence {
  return more === undefined ? one : { ...one, facts: { ...one.facts, [fact]: more } };
}

function isLong(fact: unknown): fact is string {
  return typeof fact === 'string' && fact.length > LONGEST_FACT;
}

function shortened(facts: Facts): Facts {
  const entries = Object.entries(facts);
  return Object.fromEntries(entries.map(([name, fact]) => [name, isLong(fact) ? beginningOf(fact) : fact]));
}

/** No half of a surrogate pair is left. */
function beginningOf(fact: string): string {
  return `${fact.slice(0, LONGEST_FACT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
