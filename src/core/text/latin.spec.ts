import { expect, it } from '@jest/globals';
import { joinsLatin } from './latin.js';

it.each([
  ['扣60', 2, true],
  ['用wifi卡', 3, true],
  ['扣60', 1, false],
  ['5g卡', 2, false],
  ['60', 0, false],
  ['60', 2, false],
])('in %j a word runs across %i: %s', (text, at, joins) => {
  expect(joinsLatin(text, at)).toBe(joins);
});
