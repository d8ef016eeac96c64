import { TONES, type Tone } from '../window/chant.js';
import { smallestOfAll } from '../window/people.js';
import { CLOSE, DISTANT, newKin, pairsOf, type Kin } from './flood-kin.js';
import { KinShelf } from './kin-shelf.js';
import { newShareOf, type FloodText } from './flood-texts.js';

/** Accounts in common that make two groups one, as a share of the smaller group. */
const COMMON_ACCOUNTS = 0.5;
const FEW_ACCOUNTS = 4;
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
  newcomers: ReadonlySet<string>,
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
  return mergeByAccounts(left).map((group) => asOne(group.texts, newcomers));
}

/** @returns the texts as one, which goes by the name of the first */
export function asOne(texts: readonly FloodText[], newcomers: ReadonlySet<string>): FloodText {
  const [leader] = texts;
  if (texts.length === 1) return leader!;
  const known = new Set(texts.flatMap((text) => [...text.known]));
  // A regular who once said something like it did not begin it.
  const newest = Math.max(...texts.map(({ newShare }) => newShare));
  const candidates = texts.filter(({ newShare }) => newShare >= newest / 2);
  return {
    ...leader!,
    topic: texts.find(({ topic }) => topic)?.topic,
    tone: usualTone(texts),
    first: candidates.reduce((a, b) => (b.first.at < a.first.at ? b : a)).first,
    messages: texts.reduce((sum, text) => sum + text.messages, 0),
    accounts: smallestOfAll(texts.map((text) => text.accounts)),
    known,
    newShare: newShareOf(known, newcomers),
  };
}

function mergeByAccounts(groups: readonly Kin[]): Kin[] {
  const merged: Kin[] = [];
  for (const group of groups) {
    const home = merged.find((other) => isSameCrowd(other.accounts, group.accounts));
    if (!home) {
      merged.push(group);
      continue;
    }
    home.texts.push(...group.texts);
    for (const account of group.accounts) home.accounts.add(account);
  }
  return merged;
}

function isSameCrowd(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size < FEW_ACCOUNTS) return false;
  let common = 0;
  for (const account of small) if (large.has(account)) common++;
  return common >= COMMON_ACCOUNTS * small.size;
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
