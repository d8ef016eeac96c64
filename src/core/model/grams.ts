import { READ_LIMIT } from '../text/view.js';

/** Longest run of characters that the model knows by itself: three carry negation and most words. */
export const LONGEST_GRAM = 3;
/** Stand for what lies before the first character and after the last. */
const BEGIN = 2;
const END = 3;

/** As many grams as the longest text has, and the places to remember them by, a power of two above. */
const MOST = (READ_LIMIT + 2) * LONGEST_GRAM;
const PLACES = 1 << 14;

/**
 * The distinct runs of one to three characters of a text, as 32-bit hashes. One reader is used again and again:
 * its answer holds until the next `read`, and nothing is allocated.
 */
export class GramReader {
  readonly hashes = new Uint32Array(MOST);
  private readonly places = new Uint32Array(PLACES);
  private readonly stamps = new Uint32Array(PLACES);
  private stamp = 0;

  /**
   * @param text `TextViews.normal`, at most READ_LIMIT units
   * @returns how many of `hashes` count
   */
  read(text: string): number {
    this.stamp = (this.stamp + 1) >>> 0;
    let count = 0;
    for (let start = -1; start <= text.length; start++) {
      let rolling = EMPTY_GRAM;
      for (let size = 1; size <= LONGEST_GRAM && start + size <= text.length + 1; size++) {
        rolling = extendGram(rolling, unitAt(text, start + size - 1));
        const hash = finishGram(rolling, size);
        if (this.isNew(hash)) this.hashes[count++] = hash;
      }
    }
    return count;
  }

  private isNew(hash: number): boolean {
    let place = hash & (PLACES - 1);
    while (this.stamps[place] === this.stamp) {
      if (this.places[place] === hash) return false;
      place = (place + 1) & (PLACES - 1);
    }
    this.stamps[place] = this.stamp;
    this.places[place] = hash;
    return true;
  }
}

function unitAt(text: string, at: number): number {
  if (at < 0) return BEGIN;
  return at === text.length ? END : text.charCodeAt(at);
}

/** FNV-1a (Fowler, Noll, Vo): a gram is hashed unit by unit … */
export const EMPTY_GRAM = 0x811c9dc5;

export function extendGram(rolling: number, unit: number): number {
  return Math.imul(rolling ^ unit, 0x01000193);
}

/** … then told apart by size and finished as in MurmurHash3 (Appleby). */
export function finishGram(rolling: number, size: number): number {
  let mixed = rolling ^ Math.imul(size, 0x9e3779b9);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
