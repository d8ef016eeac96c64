import { describe, expect, it } from '@jest/globals';
import { viewText } from '../../text/view-text.js';
import { OpeningRecords, RECORD, RESERVE } from './opening-records.js';
import { NOTHING, Openings } from './openings.js';
import { spelledOf } from './spelled.fixture.js';
import { SoundTrie } from './trie.js';
import { looksOf, MOST_LOOKS, WAYS } from './ways.js';

const CHARACTERS = '土木机江样果水火心手足言食衣车门贝金目权工音灵十士石田禾米虫力口女马鸟鱼月日山王玉衣竹羊';

const trie = new SoundTrie(
  inPairs(CHARACTERS)
    .flatMap((pair) => [pair, `${pair}子`])
    .map(spelledOf),
);

describe('what units lead to', () => {
  it('is the same whether or not there was room for what was asked before', () => {
    const roomy = new Openings(trie);
    const room = RESERVE + 50;
    const cramped = new Openings(trie, new OpeningRecords(room));
    for (const pair of inPairs(CHARACTERS)) {
      const [one, two] = [pair.charCodeAt(0), pair.charCodeAt(1)];
      for (const third of [NOTHING, '子'.charCodeAt(0)]) {
        const expected = listAt(roomy, roomy.ofThree(one, two, third));
        expect(listAt(cramped, cramped.ofThree(one, two, third))).toEqual(expected);
      }
    }
    expect(roomy.records.next).toBeGreaterThan(room);
  });

  it('is never more than the room kept for it', () => {
    expect(2 * (RECORD * mostWaysTogether() + 1)).toBeLessThanOrEqual(RESERVE);
  });
});

function inPairs(characters: string): string[] {
  const apart = [...viewText(characters).folded.text];
  return apart.flatMap((one) => apart.filter((two) => two !== one).map((two) => one + two));
}

function listAt({ records: { all } }: Openings, from: number): number[] {
  return [...all.subarray(from, all.indexOf(0, from))];
}

/** Of all pairs of units; those count as one that have as many ways as each other, of each distance by shape. */
function mostWaysTogether(): number {
  const kinds = new Map<string, readonly number[]>();
  for (let unit = 0; unit < 0x10000; unit++) {
    const counts = [0, 0, 0];
    for (let way = WAYS.first[unit]!; way < WAYS.first[unit + 1]!; way++) {
      counts[looksOf(WAYS.means[way]!)]!++;
    }
    kinds.set(counts.join(), counts);
  }
  let most = 0;
  for (const one of kinds.values())
    for (const two of kinds.values()) most = Math.max(most, together(one, two));
  return most;
}

function together(one: readonly number[], two: readonly number[]): number {
  let ways = 0;
  for (const [a, ofOne] of one.entries()) {
    for (const [b, ofTwo] of two.entries()) if (a + b <= MOST_LOOKS) ways += ofOne * ofTwo;
  }
  return ways;
}
