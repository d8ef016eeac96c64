import { isUtf8 } from 'node:buffer';
import { type Line, LONGEST_LINE } from './line.js';

const LF = 0x0a;
const CR = 0x0d;
/** What some editors put before the first line. */
const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/**
 * Cuts bytes into lines at each LF, as every reader of JSON Lines does, in time linear in the bytes. A CR before it
 * and a byte order mark at the beginning are no part of a line; the last line need not end.
 */
export class LineCutter {
  private parts: Buffer[] = [];
  private kept = 0;
  private isTooLong = false;
  private count = 0;

  /** @param longest bytes of a line that are kept */
  constructor(private readonly longest: number = LONGEST_LINE) {}

  /** The line that is being read, from 1. */
  get number(): number {
    return this.count + 1;
  }

  /** @returns the lines that the chunk completes */
  take(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let from = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      this.keep(chunk.subarray(from, end));
      lines.push(this.finish());
      from = end + 1;
    }
    this.keep(chunk.subarray(from));
    return lines;
  }

  /** @returns the line that did not end, if there is one */
  end(): Line[] {
    const isOnlyMark = this.count === 0 && Buffer.concat(this.parts).equals(BYTE_ORDER_MARK);
    return this.kept === 0 || isOnlyMark ? [] : [this.finish()];
  }

  private keep(piece: Buffer): void {
    const room = this.longest - this.kept;
    if (piece.length > room) this.isTooLong = true;
    const part = piece.subarray(0, room);
    if (part.length === 0) return;
    this.parts.push(part);
    this.kept += part.length;
  }

  private finish(): Line {
    const whole = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
    const { isTooLong } = this;
    this.parts = [];
    this.kept = 0;
    this.isTooLong = false;
    this.count += 1;
    const number = this.count;
    const unmarked = number === 1 ? withoutMark(whole) : whole;
    const bytes = isTooLong ? wholeCharacters(unmarked) : withoutReturn(unmarked);
    const text = bytes.toString('utf8');
    if (!isUtf8(bytes)) return { number, text, flaw: 'not-utf8' };
    return isTooLong ? { number, text, flaw: 'too-long' } : { number, text };
  }
}

function withoutMark(line: Buffer): Buffer {
  const { length } = BYTE_ORDER_MARK;
  return line.subarray(0, length).equals(BYTE_ORDER_MARK) ? line.subarray(length) : line;
}

function withoutReturn(line: Buffer): Buffer {
  return line.at(-1) === CR ? line.subarray(0, -1) : line;
}

/** UTF-8, RFC 3629: bytes 10xxxxxx go on with a character, which the bound may have cut; the last one is left out. */
function wholeCharacters(line: Buffer): Buffer {
  let end = line.length;
  const isInside = (at: number) => at >= 0 && (line[at]! & 0xc0) === 0x80;
  // A character has four bytes at most: more of the kind are no UTF-8, and are told of as that.
  while (line.length - end < 3 && isInside(end - 1)) end -= 1;
  return line[end - 1]! >= 0xc0 ? line.subarray(0, end - 1) : line;
}
