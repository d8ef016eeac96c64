import { STOP, kindOf } from './kind.js';
import { Pen } from './pen.js';
import { DEPENDS, SPELLED, pieceEnd, spell } from './spelling.js';
import type { TextViews } from './view.js';
import { READ_LIMIT } from './view.js';

/** As many equal characters in a row as `normal` keeps. */
const RUN_LIMIT = 3;
/** Stands for the unit past the end: anything but DEPENDS. */
const NOTHING = 1;

const spelling = new Pen();
const normal = new Pen();
const folded = new Pen();

/**
 * Reads a message in the two ways that detectors need. Both views are fixed points: reading a view's text
 * again gives that text. Offsets are UTF-16 units of the original, never decrease, and never fall inside a
 * surrogate pair. Total: any string will do, lone surrogates read as U+FFFD.
 */
export function viewText(text: string): TextViews {
  const head = cut(text);
  const read = spellOut(head);
  fold();
  const original = read < head.length ? head.slice(0, read) : head;
  const normalView = normal.finish(original);
  return {
    original,
    truncated: read < text.length,
    normal: normalView,
    folded: folded.length === normal.length ? normalView : folded.finish(original),
  };
}

/** @returns the first READ_LIMIT units, one less where that would split a surrogate pair. */
function cut(text: string): string {
  if (text.length <= READ_LIMIT) return text;
  return text.slice(0, text.codePointAt(READ_LIMIT - 1)! > 0xffff ? READ_LIMIT - 1 : READ_LIMIT);
}

/**
 * Writes the text's spelling, up to READ_LIMIT units: one ligature can spell out to 18.
 * @returns how many units of the text were read
 */
function spellOut(text: string): number {
  spelling.length = 0;
  let here = 0;
  let spelled = text === '' ? DEPENDS : SPELLED[text.charCodeAt(0)]!;
  while (here < text.length) {
    const next = here + 1 < text.length ? SPELLED[text.charCodeAt(here + 1)]! : NOTHING;
    if (spelled !== DEPENDS && next !== DEPENDS) {
      if (spelling.length === READ_LIMIT) return here;
      spelling.write(spelled, 0, here, here + 1, 0);
      here++;
      spelled = next;
      continue;
    }
    const end = pieceEnd(text, here);
    const piece = spell(text.slice(here, end));
    if (spelling.length + piece.length > READ_LIMIT) return here;
    for (let i = 0; i < piece.length; i++) spelling.write(piece.charCodeAt(i), 0, here, end, 0);
    here = end;
    spelled = here < text.length ? SPELLED[text.charCodeAt(here)]! : NOTHING;
  }
  return here;
}

/** Writes `normal` and `folded` from `spelling`, character by character. */
function fold(): void {
  const { units, starts, ends, length } = spelling;
  normal.length = 0;
  folded.length = 0;
  let last = 0;
  let lastFolded = 0;
  let run = 0;
  for (let i = 0; i < length;) {
    const unit = units[i]!;
    const width = (unit & 0xfc00) === 0xd800 ? 2 : 1;
    const low = width === 2 ? units[i + 1]! : 0;
    const character = low === 0 ? unit : ((unit & 0x3ff) << 10) + (low & 0x3ff) + 0x10000;
    const at = normal.length;

    run = character === last ? run + 1 : 1;
    last = character;
    if (run > RUN_LIMIT) normal.stretch(width, ends[i]!);
    else normal.write(unit, low, starts[i]!, ends[i]!, at);

    if (kindOf(character) > STOP) {
      if (character === lastFolded) folded.stretch(width, ends[i]!);
      else folded.write(unit, low, starts[i]!, ends[i]!, at);
      lastFolded = character;
    }
    i += width;
  }
}
