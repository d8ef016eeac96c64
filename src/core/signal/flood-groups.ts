import { TONES, type Tone } from '../window/chant.js';
import { smallestOfAll } from '../window/people.js';
import type { Crowd } from '../window/window.js';
import { binomialTail } from './binomial.js';
import { CLOSE, DISTANT, newKin, pairsOf } from './flood-kin.js';
import { KinShelf } from './kin-shelf.js';
import { newShareOf, type FloodText } from './flood-texts.js';

/** Accounts in common that make two groups one, as a share of the smaller group. */
const COMMON_ACCOUNTS = 0.5;
const FEW_ACCOUNTS = 4;
/** Less likely than this, they have them by no chance: where everybody chants, whatever is said has chanters. */
const CHANCE = 1e-3;
/** So many more are taken to listen, lest in a small room everybody is everywhere. */
const LISTENERS = 16;
/** What began a flood of several groups is one of those that make it up: no smaller than this beside the largest. */
const MAIN = 1 / 3;
/** A group of so many texts is one that others may belong to. */
const KNOWN_BY = 4;

/**
 * Puts together texts that are variants of one another, or are made of the same two or three texts, or are sent in
 * turn by the same accounts. Most frequent text first (leader clustering, Hartigan 1975), each compared only with
 * groups that it shares a pair of sounds with.
 * @param others that make no group, but may belong to one
 * @returns each group as one text: that of its most frequent member
 */
export function groupTexts(
  texts: readonly FloodText[],
  others: readonly FloodText[],
  { newcomers, writers }: Pick<Crowd, 'newcomers' | 'writers'>,
): FloodText[] {
  const all = new KinShelf();
  for (const text of texts) {
    const pairs = pairsOf(text.text);
    if (!all.joins(text, pairs, CLOSE)) all.add(newKin(), text, pairs);
  }
  const large = new KinShelf(all.groups.filter((group) => group.texts.length >= KNOWN_BY));
  const left = all.groups.filter(
    ({ texts: own }) => own.length > 1 || !large.joins(own[0]!, pairsOf(own[0]!.text), DISTANT),
  );
  if (large.groups.length > 0) for (const text of others) large.joins(text, pairsOf(text.text), CLOSE);
  const groups = left.map((kin) => ({ accounts: kin.accounts, texts: [asOne(kin.texts, newcomers)] }));
  return mergeByAccounts(groups, writers).map(({ texts: own }) => unite(own, newcomers));
}

/** @returns the groups as one, which goes by the name of the first */
export function unite(groups: readonly FloodText[], newcomers: ReadonlySet<string>): FloodText {
  const least = MAIN * Math.max(...groups.map(({ messages }) => messages));
  return asOne(
    groups,
    newcomers,
    groups.filter(({ messages }) => messages >= least),
  );
}

/** @param candidates those that may have begun it */
function asOne(
  texts: readonly FloodText[],
  newcomers: ReadonlySet<string>,
  candidates: readonly FloodText[] = texts,
): FloodText {
  const [leader] = texts;
  if (texts.length === 1) return leader!;
  const known = new Set(texts.flatMap((text) => [...text.known]));
  return {
    ...leader!,
    fingerprints: texts.flatMap(({ fingerprints }) => fingerprints),
    topic: texts.find(({ topic }) => topic)?.topic,
    tone: usualTone(texts),
    first: firstOf(candidates),
    messages: texts.reduce((sum, text) => sum + text.messages, 0),
    accounts: smallestOfAll(texts.map((text) => text.accounts)),
    known,
    newShare: newShareOf(known, newcomers),
  };
}

function firstOf(candidates: readonly FloodText[]): FloodText['first'] {
  // A regular who once said something like it did not begin it.
  const newest = Math.max(...candidates.map(({ newShare }) => newShare));
  return candidates
    .filter(({ newShare }) => newShare >= newest / 2)
    .reduce((a, b) => (b.first.at < a.first.at ? b : a)).first;
}

interface Group {
  readonly accounts: Set<string>;
  readonly texts: FloodText[];
}

function mergeByAccounts(groups: readonly Group[], writers: number): Group[] {
  const merged: Group[] = [];
  for (const group of groups) {
    const home = merged.find((other) => isSameCrowd(other.accounts, group.accounts, writers));
    if (!home) {
      merged.push(group);
      continue;
    }
    home.texts.push(...group.texts);
    for (const account of group.accounts) home.accounts.add(account);
  }
  return merged;
}

/** @param writers how many accounts write in the room; 0 where that is not known */
function isSameCrowd(a: ReadonlySet<string>, b: ReadonlySet<string>, writers: number): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size < FEW_ACCOUNTS) return false;
  let common = 0;
  for (const account of small) if (large.has(account)) common++;
  if (common < COMMON_ACCOUNTS * small.size) return false;
  return writers === 0 || binomialTail(common, small.size, large.size / (writers + LISTENERS)) < CHANCE;
}

/** What half of the messages are, or worse. */
function usualTone(texts: readonly FloodText[]): Tone {
  const half = texts.reduce((sum, { messages }) => sum + messages, 0) / 2;
  let worse = 0;
  for (const tone of TONES.toReversed()) {
    for (const text of texts) if (text.tone === tone) worse += text.messages;
    if (worse >= half) return tone;
  }
  return TONES[0];
}
