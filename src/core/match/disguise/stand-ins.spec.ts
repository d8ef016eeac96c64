import { expect, it } from '@jest/globals';
import { LOOK_ALIKE_WORDS } from '../../text/look-alike-words.js';
import { viewText } from '../../text/view-text.js';
import { STAND_INS } from './stand-ins.js';
import { unitsOf } from './symbols.js';
import { Tokens } from './tokens.js';

/** Behind a character, since pictures alone are no text. */
function read(written: string): number[] {
  const tokens = new Tokens();
  tokens.read(viewText(`字${written}`));
  return [...tokens.units.subarray(1, tokens.length)];
}

it('has no entry that is never read, since a view writes it otherwise', () => {
  const written = STAND_INS.trim()
    .split(/\s+/)
    .map((entry) => entry.slice(0, entry.lastIndexOf('=')));
  expect(written.filter((one) => String(read(one)) !== String(unitsOf(one)))).toEqual([]);
});

it('has no look-alike that is never read', () => {
  const typed = LOOK_ALIKE_WORDS.flatMap((row) => row.split(' ')).flatMap(([, ...others]) => others);
  expect(typed.filter((one) => String(read(one)) !== String(unitsOf(one)))).toEqual([]);
});
