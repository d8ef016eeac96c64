import { Beginnings } from './beginnings.js';
import {
  ENDS,
  FIRST_WAY,
  GOES_ON,
  goesOn,
  OpeningRecords,
  RECORD,
  SECOND_WAY,
  stateOf,
} from './opening-records.js';
import type { SoundTrie, Spelled } from './trie.js';
import { looksOf, MOST_LOOKS, needsPlain, PLAIN, WAYS } from './ways.js';
import { areEnoughForTwo, worthOf } from './worth.js';
import { SYLLABLE } from './writings.js';

/** In place of a third unit: there is none. */
export const NOTHING = 0;

/**
 * Where units lead if each is read by itself as a character. Remembers what it has worked out, as long as there is room:
 * a list is good until the next one is asked for.
 */
export class Openings {
  private readonly pairs = new Beginnings();
  private readonly triples = new Beginnings();

  constructor(
    private readonly trie: SoundTrie,
    readonly records = new OpeningRecords(),
  ) {}

  /** @returns where the records of two units begin. */
  ofTwo(one: number, two: number): number {
    this.makeRoom();
    return this.pairsOf(one, two);
  }

  /** @returns where the records of two units begin, those alone that may end or go on with the third. */
  ofThree(one: number, two: number, third: number): number {
    this.makeRoom();
    const ofTwo = this.pairsOf(one, two);
    if (ofTwo === 0) return 0;
    const pair = (one << 16) | two;
    const known = this.triples.get(pair, third);
    if (known >= 0) return known;
    const from = this.choose(ofTwo, this.plainly(one, two), third);
    this.triples.set(pair, third, from);
    return from;
  }

  /** Forgets all if what two units may lead to could find no room. */
  private makeRoom(): void {
    if (!this.records.areNearlyFull) return;
    this.pairs.clear();
    this.triples.clear();
    this.records.clear();
  }

  private pairsOf(one: number, two: number): number {
    const pair = (one << 16) | two;
    const known = this.pairs.get(pair, NOTHING);
    if (known >= 0) return known;
    const from = this.workOut(one, two);
    this.pairs.set(pair, NOTHING, from);
    return from;
  }

  private workOut(one: number, two: number): number {
    const { trie } = this;
    const { first, codes, means } = WAYS;
    const from = this.records.next;
    for (let a = first[one]!; a < first[one + 1]!; a++) {
      const entered = trie.enter(codes[a]!);
      if (entered === 0) continue;
      const isNear = needsPlain(means[a]!);
      const plain = isNear ? trie.step(entered, two) : 0;
      if (isNear && plain === 0) continue;
      const looks = looksOf(means[a]!);
      const mayBeNear = entered === trie.enter(one);
      for (let b = first[two]!; b < first[two + 1]!; b++) {
        if (looks + looksOf(means[b]!) > MOST_LOOKS) break;
        if (needsPlain(means[b]!) && !mayBeNear) break;
        const state = trie.step(entered, codes[b]!);
        if (state === 0 || (isNear && state !== plain)) continue;
        const ending = this.mayEnd(state, a, b, one, two) ? ENDS : 0;
        this.records.add(4 * state + ending + (trie.goesOn(state) ? GOES_ON : 0), a, b);
      }
    }
    return this.records.close(from);
  }

  /** @returns the state that two units lead to as they are. */
  private plainly(one: number, two: number): number {
    const entered = this.trie.enter(one);
    return entered === 0 ? 0 : this.trie.step(entered, two);
  }

  private choose(pairs: number, plain: number, third: number): number {
    const { all } = this.records;
    const from = this.records.next;
    for (let i = pairs; all[i] !== 0; i += RECORD) {
      const first = all[i + FIRST_WAY]!;
      const second = all[i + SECOND_WAY]!;
      const goes = goesOn(all[i]!) && this.mayGoOn(stateOf(all[i]!), first, second, plain, third);
      this.records.add(goes ? all[i]! : all[i]! & ~GOES_ON, first, second);
    }
    return this.records.close(from);
  }

  /** Whether a unit by itself leads on from a state that two ways have led to. */
  private mayGoOn(state: number, first: number, second: number, plain: number, unit: number): boolean {
    const { means } = WAYS;
    if (unit === NOTHING) return false;
    if (needsPlain(means[first]!) || needsPlain(means[second]!)) return this.trie.step(state, unit) !== 0;
    const looks = looksOf(means[first]!) + looksOf(means[second]!);
    return this.mayFollow(state, looks, unit, state === plain);
  }

  private mayFollow(state: number, looks: number, unit: number, mayBeNear: boolean): boolean {
    const { first, codes, means } = WAYS;
    for (let way = first[unit]!; way < first[unit + 1]!; way++) {
      if (looks + looksOf(means[way]!) > MOST_LOOKS) return false;
      if (needsPlain(means[way]!) && !mayBeNear) return false;
      if (this.trie.step(state, codes[way]!) !== 0) return true;
    }
    return false;
  }

  /** Whether what ends with two characters could be meant, wherever they stand. */
  private mayEnd(state: number, a: number, b: number, one: number, two: number): boolean {
    const ending = this.trie.endingAt(state);
    if (ending === undefined) return false;
    for (const spelled of ending) if (mayMean(spelled, a, b, one, two)) return true;
    return false;
  }
}

function mayMean({ units }: Spelled, a: number, b: number, one: number, two: number): boolean {
  const { codes } = WAYS;
  if (codes[a]! < SYLLABLE && codes[a] !== units[0]) return false;
  if (codes[b]! < SYLLABLE && codes[b] !== units[1]) return false;
  const first = one === units[0] ? PLAIN : WAYS.means[a]!;
  const second = two === units[1] ? PLAIN : WAYS.means[b]!;
  return areEnoughForTwo(worthOf(first, one) + worthOf(second, two), first, second);
}
