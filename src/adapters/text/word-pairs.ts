import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** A pair that is in no word is taken for one that is in a word once in fifty times, which costs time and no more. */
const BITS = 24;

/** Bytes read at a time. */
const PIECE = 65_536;
const SPACE = 0x20;
const LINE_END = 0x0a;

/**
 * Which two characters stand side by side in any word of some dictionaries. Between two that never do every word ends,
 * however a text is cut: what lies between two such places can be cut by itself.
 */
export class WordPairs {
  /** One bit a pair, by its hash. */
  private readonly known = new Uint32Array(2 ** BITS / 32);

  /** @param files in jieba's form, one `word frequency tag` a line */
  constructor(files: readonly string[]) {
    for (const file of files) this.addWords(file);
  }

  /** @returns whether some word may hold the two UTF-16 units one after the other; true within a character of two */
  canJoin(first: number, second: number): boolean {
    const place = placeOf(first, second);
    return ((this.known[place >>> 5]! >>> (place & 31)) & 1) === 1 || isLowSurrogate(second);
  }

  private addWords(file: string): void {
    let isWord = true;
    let last = LINE_END;
    for (const text of piecesOf(file)) {
      for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        if (last === LINE_END) isWord = true;
        else if (unit === SPACE) isWord = false;
        else if (isWord) this.add(placeOf(last, unit));
        last = unit;
      }
    }
  }

  private add(place: number): void {
    this.known[place >>> 5]! |= 1 << (place & 31);
  }
}

/** A piece at a time: a dictionary of five megabytes would leave four times as much behind. */
function* piecesOf(file: string): Generator<string> {
  const bytes = Buffer.allocUnsafe(PIECE);
  const decoder = new StringDecoder('utf8');
  const handle = openSync(file, 'r');
  try {
    for (let read = readSync(handle, bytes); read > 0; read = readSync(handle, bytes)) {
      yield decoder.write(bytes.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
}

/** Multiplicative hashing (Knuth, The Art of Computer Programming, vol. 3), one odd factor a unit. */
function placeOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> (32 - BITS);
}

function isLowSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}
