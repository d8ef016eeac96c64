import type { Tokens } from './tokens.js';
import type { Spelled } from './trie.js';
import { LOOK_ALIKE, PLAIN } from './ways.js';
import { SYLLABLE } from './writings.js';

/** As many characters as are followed of one keyword. */
export const LONGEST = 40;

/** One way to read tokens as a keyword, character by character. Room for one, used again for the next. */
export class Path {
  /** What is meant: a unit, or a syllable. */
  private readonly codes = new Int32Array(LONGEST);
  /** By what means, as WAYS has them; from `readAs` on PLAIN for what is written as the keyword has it. */
  readonly means = new Uint8Array(LONGEST);
  /** With which tokens, half-open; merged characters share them. */
  readonly starts = new Int32Array(LONGEST);
  readonly ends = new Int32Array(LONGEST);
  /** By what means, once it is known of which keyword. */
  readonly settled = new Uint8Array(LONGEST);
  length = 0;

  put(at: number, code: number, means: number, start: number, end: number): void {
    this.codes[at] = code;
    this.means[at] = means;
    this.starts[at] = start;
    this.ends[at] = end;
  }

  /** The first token, and the last one. */
  get first(): number {
    return this.starts[0]!;
  }

  get last(): number {
    return this.ends[this.length - 1]! - 1;
  }

  /** @returns whether the first `length` characters are this keyword's and not all of them plainly written. */
  settle({ units, runs }: Spelled, length: number, { raw, counts }: Tokens): boolean {
    let plain = 0;
    for (let i = 0; i < length; i++) {
      const meant = units[i]!;
      if (this.codes[i]! < SYLLABLE && this.codes[i] !== meant) return false;
      const start = this.starts[i]!;
      if (runs[i]! > 1 && counts[start]! < runs[i]!) return false;
      const means = this.means[i]!;
      if (this.ends[i]! - start === 1 && raw[start] === meant) {
        this.settled[i] = PLAIN;
        plain++;
        // A letter of another script, read as the Latin one.
      } else this.settled[i] = means === PLAIN ? LOOK_ALIKE : means;
    }
    this.length = length;
    return plain < length;
  }
}
