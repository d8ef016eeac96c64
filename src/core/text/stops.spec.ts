import { expect, it } from '@jest/globals';
import { LETTER, kindOf, STOP } from './kind.js';
import { BLANKS, CLAUSE_STOPS, STOPS } from './stops.js';
import { viewText } from './view-text.js';

it.each([...CLAUSE_STOPS, ...BLANKS])('%j stands in a text as it is typed', (stop) => {
  expect(viewText(`好${stop}坏`).normal.text).toBe(`好${stop}坏`);
});

it.each([...STOPS])('%j is one to the matcher', (stop) => {
  expect(kindOf(stop.codePointAt(0)!)).toBe(STOP);
});

it.each([...CLAUSE_STOPS, ...BLANKS])('%j may stand in a word that hides', (stop) => {
  expect(viewText(`骗${stop}子`).folded.text).toBe('骗子');
  expect(kindOf(stop.codePointAt(0)!)).toBeLessThan(LETTER);
});
