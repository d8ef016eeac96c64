import type { Keyword } from '../keyword.js';
import { Transitions } from '../transitions.js';
import { codesOf, SYLLABLE } from './writings.js';

/** A keyword as it ends at a state: the units that its path stands for. */
export interface Spelled {
  readonly keyword: Keyword;
  readonly units: readonly number[];
  /** For each unit, how many of it in a row are asked for. */
  readonly runs: readonly number[];
}

/** Readings of one keyword that are followed at most; 行长 has four. */
const MOST_READINGS = 8;

/**
 * Keywords by what they sound like. A step by the code of a syllable and a step by that of the very character lead to the
 * same state, so that a path may go on by sound from a character that was taken by its shape.
 */
export class SoundTrie {
  private readonly transitions: Transitions;
  private readonly root = new Int32Array(SYLLABLE + 512);
  private readonly ending: (Spelled[] | undefined)[] = [];
  private readonly inner: Uint8Array;
  private states = 1;

  constructor(spelled: readonly Spelled[]) {
    const edges = spelled.reduce((sum, { units }) => sum + mostEdges(units), 0);
    this.transitions = new Transitions(edges);
    this.inner = new Uint8Array(edges + 1);
    for (const one of spelled) this.add(one);
  }

  /** @returns the state that one step leads to from the beginning; 0 if there is none. */
  enter(code: number): number {
    return this.root[code]!;
  }

  /** @returns whether any keyword is longer than what leads to this state. */
  goesOn(state: number): boolean {
    return this.inner[state] === 1;
  }

  /** @returns the state that a further step leads to; 0 if there is none. */
  step(from: number, code: number): number {
    return this.transitions.step(from, code);
  }

  /** Keywords that end at a state. */
  endingAt(state: number): readonly Spelled[] | undefined {
    return this.ending[state];
  }

  private add(spelled: Spelled): void {
    let states = [0];
    for (const unit of spelled.units) {
      const sounds = codesOf(unit);
      const next = states.flatMap((state) =>
        (sounds.length === 0 ? [unit] : sounds).map((code) => this.reach(state, code)),
      );
      if (sounds.length > 0) states.forEach((state, i) => this.link(state, unit, next[i * sounds.length]!));
      states = next.length === 1 ? next : [...new Set(next)].slice(0, MOST_READINGS);
    }
    for (const state of states) (this.ending[state] ??= []).push(spelled);
  }

  private reach(from: number, code: number): number {
    const known = from === 0 ? this.root[code]! : this.step(from, code);
    return known === 0 ? this.link(from, code, this.states++) : known;
  }

  private link(from: number, code: number, to: number): number {
    if (from === 0) {
      this.root[code] = to;
      return to;
    }
    if (this.step(from, code) !== 0) return to;
    this.inner[from] = 1;
    this.transitions.add(from, code, to);
    return to;
  }
}

/** @returns how many edges a keyword can need. */
function mostEdges(units: readonly number[]): number {
  let states = 1;
  let edges = 0;
  for (const unit of units) {
    const readings = Math.max(1, codesOf(unit).length);
    edges += states * (readings + 1);
    states = Math.min(MOST_READINGS, states * readings);
  }
  return edges;
}
