import { expect, it } from '@jest/globals';
import { viewText } from '../../text/view-text.js';
import { Path } from './path.js';
import { spelledOf } from './spelled.fixture.js';
import { Tokens } from './tokens.js';
import { SoundTrie, type Spelled } from './trie.js';
import { MOST_STEPS, Walk } from './walk.js';

/** 行 reads hang or xing, 长 chang or zhang: each character of the text doubles the ways to read it. */
const DOUBLING = [
  ['杭', '星'],
  ['昌', '张'],
];

it.each([
  [3, 1 + 2 + 4 + 8],
  [10, MOST_STEPS],
])('goes on with %i characters, each of them read in two ways, in %i steps', (length, steps) => {
  const tokens = new Tokens();
  tokens.read(viewText(`骗${'行长'.repeat(length).slice(0, length)}`));
  const trie = new SoundTrie(wordsOf(length));
  const walk = new Walk(trie, tokens, new Path(), () => undefined);
  for (let again = 0; again < 2; again++) {
    walk.begin();
    walk.goOn(1, trie.enter('骗'.charCodeAt(0)), 1);
    expect(walk.steps).toBe(steps);
  }
});

function wordsOf(length: number): Spelled[] {
  let words = ['骗'];
  for (let at = 0; at < length; at++) {
    words = words.flatMap((word) => DOUBLING[at % 2]!.map((character) => word + character));
  }
  return words.map(spelledOf);
}
