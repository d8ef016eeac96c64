import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashGram } from './grams.fixture.js';
import { GramReader, LONGEST_GRAM } from './grams.js';

/** Every gram there is, begin and end included, by the slow way. */
function slowly(text: string): Set<number> {
  const hashes = new Set<number>();
  for (let start = -1; start <= text.length; start++) {
    for (let size = 1; size <= LONGEST_GRAM && start + size <= text.length + 1; size++) {
      hashes.add(hashGram(text, start, size));
    }
  }
  return hashes;
}

describe('GramReader', () => {
  const reader = new GramReader();
  const read = (text: string): number[] => [...reader.hashes.subarray(0, reader.read(text))];

  it('gives each gram of any text once, however often it is used', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const hashes = read(text);
        expect(new Set(hashes)).toEqual(slowly(text));
        expect(hashes).toHaveLength(new Set(hashes).size);
      }),
    );
  });

  it('reads the longest text there can be', () => {
    const text = Array.from({ length: 2_000 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
    expect(read(text)).toHaveLength(slowly(text).size);
  });

  it('tells a word from the same word at the end of a text', () => {
    expect(read('好卡')).not.toEqual(read('好卡片'));
    expect(hashGram('卡', 0, 2)).not.toBe(hashGram('卡片', 0, 2));
  });
});
