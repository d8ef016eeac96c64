import { STOP, kindOf } from '../../text/kind.js';
import type { TextViews } from '../../text/view.js';
import { READ_LIMIT } from '../../text/view.js';
import { writingsFrom, writingsOf } from './longer-writings.js';
import { mayBeRead, symbolUnit } from './symbols.js';
import { READ_AS } from './writings.js';

/**
 * What a message is made of where disguises are looked for: the folded view's units and, between them, the symbols that are
 * read as something. Room for one message, used again for the next.
 */
export class Tokens {
  /** As it is read: a Latin letter for those of other scripts that look like it. */
  readonly units = new Uint16Array(READ_LIMIT);
  /** As it is written; 0 for a symbol. */
  readonly raw = new Uint16Array(READ_LIMIT);
  /** Where it begins in `normal`, and just past where its last repeat ends. */
  readonly starts = new Int32Array(READ_LIMIT);
  readonly ends = new Int32Array(READ_LIMIT);
  /** Its index in the folded view; for a symbol that of the next unit. */
  readonly folded = new Int32Array(READ_LIMIT);
  /** How often in a row it is written; 0 for a symbol, which may also be no more than an ornament. */
  readonly counts = new Uint16Array(READ_LIMIT);
  /** 1 where a sentence or clause ends before the next token. */
  readonly stops = new Uint8Array(READ_LIMIT);
  /** 1 where a writing of several tokens may begin, or one for several characters. */
  readonly longer = new Uint8Array(READ_LIMIT);
  length = 0;

  read({ normal, folded }: TextViews): void {
    const { text, from } = folded;
    this.length = 0;
    if (text.length === 0) return;
    this.readGap(normal.text, 0, from[0]!, 0);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const start = from[i]!;
      const end = i + 1 < text.length ? from[i + 1]! : normal.text.length;
      const at = this.length++;
      this.units[at] = READ_AS[unit]!;
      this.raw[at] = unit;
      this.starts[at] = start;
      this.ends[at] = start + 1;
      this.folded[at] = i;
      this.counts[at] = 1;
      this.stops[at] = 0;
      if (end > start + 1) this.readGap(normal.text, start + 1, end, i + 1);
    }
    this.markLonger();
  }

  private markLonger(): void {
    const { units, counts, longer } = this;
    let next = 0;
    for (let at = this.length - 1; at >= 0; at--) {
      const unit = units[at]!;
      const some =
        writingsFrom(unit, next).length > 0 ||
        writingsOf(unit).length > 0 ||
        (counts[at]! > 1 && writingsFrom(unit, unit).length > 0);
      longer[at] = some ? 1 : 0;
      // A symbol may stand between the two units of a writing.
      if (counts[at] !== 0) next = unit;
    }
  }

  /** Reads what stands between two units of the folded view: repeats of the first, stops, symbols. */
  private readGap(text: string, start: number, end: number, folded: number): void {
    const token = this.length - 1;
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i);
      if (token >= 0 && unit === this.raw[token]) {
        this.counts[token]!++;
        this.ends[token] = i + 1;
        this.stops[token] = 0;
        this.length = token + 1;
      } else if (mayBeRead(unit)) this.readSymbol(text, i, folded);
      else if (token >= 0 && kindOf(unit) === STOP) this.stops[this.length - 1] = 1;
    }
  }

  private readSymbol(text: string, at: number, folded: number): void {
    const point = text.codePointAt(at)!;
    const unit = symbolUnit(point);
    if (unit === 0 || this.length === READ_LIMIT) return;
    const token = this.length++;
    this.units[token] = unit;
    this.raw[token] = 0;
    this.starts[token] = at;
    this.ends[token] = at + (point > 0xffff ? 2 : 1);
    this.folded[token] = folded;
    this.counts[token] = 0;
    this.stops[token] = 0;
  }
}
