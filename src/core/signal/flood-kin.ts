import { remembering } from '../remember.js';
import { shinglesOf, soundsOf } from '../text/rough-sounds.js';
import type { FloodText } from './flood-texts.js';

/** Texts that are variants of one another. */
export interface Kin {
  readonly texts: FloodText[];
  /** Pairs of sounds, and in how many of the texts they are. */
  readonly pairs: Map<number, number>;
  readonly accounts: Set<string>;
}

/** How much of a text must be known from others: a share of its pairs of sounds, and so many at least. */
export interface Likeness {
  readonly share: number;
  readonly pairs: number;
}

export const CLOSE: Likeness = { share: 0.5, pairs: 3 };
/** For what else would belong to nobody. */
export const DISTANT: Likeness = { share: 0.3, pairs: 2 };

/** A pair is known from texts once this share of them has it: what one alone brought proves little. */
const SUPPORT = 0.12;
/** More texts than a few rooms have in half a minute. */
const REMEMBERED = 4_096;
/** A short text may lie in one that is longer by this; in a longer one it is a word among others. */
const LONGER = 3;

export function newKin(): Kin {
  return { texts: [], pairs: new Map(), accounts: new Set() };
}

/** The same texts are compared again every second. */
export const pairsOf: (text: string) => ReadonlySet<number> = remembering(
  (text) => shinglesOf(soundsOf(text)),
  REMEMBERED,
);

export function join(kin: Kin, text: FloodText, pairs: ReadonlySet<number>): void {
  kin.texts.push(text);
  for (const pair of pairs) kin.pairs.set(pair, (kin.pairs.get(pair) ?? 0) + 1);
  for (const account of text.known) kin.accounts.add(account);
}

export function isKin({ texts, pairs: known }: Kin, pairs: ReadonlySet<number>, likeness: Likeness): boolean {
  const support = Math.max(1, SUPPORT * texts.length);
  let shared = 0;
  for (const pair of pairs) if ((known.get(pair) ?? 0) >= support) shared++;
  if (shared === 0) return false;
  const smaller = Math.min(pairs.size, known.size);
  if (pairs.size > LONGER * known.size || (known.size > LONGER * pairs.size && texts.length <= 1)) {
    return false;
  }
  return shared >= Math.min(likeness.pairs, smaller) && shared >= likeness.share * smaller;
}

/** @returns whether the two texts are variants of one another */
export function isVariant(text: string, other: string): boolean {
  const known = new Map(Array.from(pairsOf(text), (pair) => [pair, 1]));
  return isKin({ ...newKin(), pairs: known }, pairsOf(other), CLOSE);
}
