import type { FoldedView } from './view.js';
import { READ_LIMIT } from './view.js';

const IDENTITY = Int32Array.from({ length: READ_LIMIT }, (_, index) => index);
const NEXT = Int32Array.from({ length: READ_LIMIT }, (_, index) => index + 1);

/** Room for one view being written; used again for the next text, so that the hot path allocates little. */
export class Pen {
  readonly units = new Uint16Array(READ_LIMIT);
  readonly starts = new Int32Array(READ_LIMIT);
  readonly ends = new Int32Array(READ_LIMIT);
  private readonly from = new Int32Array(READ_LIMIT);
  length = 0;

  /**
   * Writes one character, `low` being 0 unless it is a surrogate pair, that came from `start` … `end` of the
   * original and stands at `from` in the view that this one is made of.
   */
  write(unit: number, low: number, start: number, end: number, from: number): void {
    this.put(unit, start, end, from);
    if (low !== 0) this.put(low, start, end, from + 1);
  }

  /** Lets the last character, of `width` units, reach as far as `end` of the original. */
  stretch(width: number, end: number): void {
    this.ends.fill(end, this.length - width, this.length);
  }

  /** @returns the view as written; a text that came out unchanged shares its string and its offsets. */
  finish(original: string): FoldedView {
    const { length } = this;
    const from = this.from[length - 1] === length - 1 || length === 0 ? IDENTITY : this.from.slice(0, length);
    if (this.copies(original)) return { text: original, starts: IDENTITY, ends: NEXT, from };
    return {
      text: Reflect.apply(String.fromCharCode, null, this.units.subarray(0, length)) as string,
      starts: this.starts.slice(0, length),
      ends: this.ends.slice(0, length),
      from,
    };
  }

  private put(unit: number, start: number, end: number, from: number): void {
    const at = this.length++;
    this.units[at] = unit;
    this.starts[at] = start;
    this.ends[at] = end;
    this.from[at] = from;
  }

  private copies(text: string): boolean {
    if (text.length !== this.length) return false;
    for (let i = 0; i < this.length; i++) {
      if (this.units[i] !== text.charCodeAt(i) || this.starts[i] !== i) return false;
    }
    return true;
  }
}
