import { Transitions } from './transitions.js';

/**
 * Finds every occurrence of many patterns in one pass: Aho and Corasick, "Efficient string matching: an aid to
 * bibliographic search", Communications of the ACM 18 (1975).
 *
 * The first character of a pattern is a state by itself, numbered like the character; deeper ones are reached by
 * transitions.
 */
export class Automaton {
  /** Occurrences of the last `scan`: pattern number and index just past it, in the order in which they end. */
  readonly found: number[] = [];
  readonly ends: number[] = [];

  /** UTF-16 unit → its number, from 1 in the order met; 0: in no pattern. */
  private readonly codes = new Uint16Array(0x10000);
  /** For each state, the longest proper suffix of its path that is a state too. */
  private readonly fail: Int32Array;
  /** For each state, the nearest one along `fail`, itself left out, at which a pattern ends; 0: none. */
  private readonly shorter: Int32Array;
  /** For each state, 1 + the last pattern that ends there; 0: none. */
  private readonly ending: Int32Array;
  /** For each pattern, 1 + the one before it that is spelled the same; 0: none. */
  private readonly same: Int32Array;
  private readonly transitions: Transitions;
  private states: number;

  /** @param patterns at least one unit each; equal ones are found together. */
  constructor(patterns: readonly string[]) {
    this.states = 1 + this.numberUnits(patterns);
    const bound = this.states + patterns.reduce((sum, pattern) => sum + pattern.length, 0);
    this.fail = new Int32Array(bound);
    this.shorter = new Int32Array(bound);
    this.ending = new Int32Array(bound);
    this.same = new Int32Array(patterns.length);
    this.transitions = new Transitions(bound);
    this.grow(patterns);
  }

  /**
   * Reads the text once and leaves what it finds in `found` and `ends`; allocates nothing once these have grown.
   * @returns how many occurrences there are
   */
  scan(text: string): number {
    const { codes, fail, ending, shorter, transitions } = this;
    let count = 0;
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const code = codes[text.charCodeAt(i)]!;
      let next = 0;
      while (state !== 0 && (next = transitions.step(state, code)) === 0) state = fail[state]!;
      state = next === 0 ? code : next;
      for (let at = ending[state] === 0 ? shorter[state]! : state; at !== 0; at = shorter[at]!) {
        for (let pattern = ending[at]!; pattern !== 0; pattern = this.same[pattern - 1]!) {
          this.found[count] = pattern - 1;
          this.ends[count++] = i + 1;
        }
      }
    }
    return count;
  }

  /** @returns how many different units the patterns have */
  private numberUnits(patterns: readonly string[]): number {
    let count = 0;
    for (const pattern of patterns) {
      for (let i = 0; i < pattern.length; i++) {
        const unit = pattern.charCodeAt(i);
        if (this.codes[unit] === 0) this.codes[unit] = ++count;
      }
    }
    return count;
  }

  /** Adds states depth by depth, so that whatever a new state falls back on is there already. */
  private grow(patterns: readonly string[]): void {
    const reached = Int32Array.from(patterns, (pattern) => this.codes[pattern.charCodeAt(0)]!);
    let growing = patterns.map((_, pattern) => pattern);
    for (let depth = 1; growing.length > 0; depth++) {
      for (const pattern of growing) {
        if (patterns[pattern]!.length === depth) this.endAt(reached[pattern]!, pattern);
      }
      growing = growing.filter((pattern) => patterns[pattern]!.length > depth);
      for (const pattern of growing) {
        const code = this.codes[patterns[pattern]!.charCodeAt(depth)]!;
        const from = reached[pattern]!;
        reached[pattern] = this.transitions.step(from, code) || this.branch(from, code);
      }
    }
  }

  private endAt(state: number, pattern: number): void {
    this.same[pattern] = this.ending[state]!;
    this.ending[state] = pattern + 1;
  }

  private branch(from: number, code: number): number {
    const state = this.states++;
    let back = this.fail[from]!;
    let next = 0;
    while (back !== 0 && (next = this.transitions.step(back, code)) === 0) back = this.fail[back]!;
    const fail = next === 0 ? code : next;
    this.fail[state] = fail;
    this.shorter[state] = this.ending[fail] === 0 ? this.shorter[fail]! : fail;
    this.transitions.add(from, code, state);
    return state;
  }
}
