import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HASH_LENGTH, shortHash } from './short-hash.js';

describe('shortHash', () => {
  it('gives twelve hex digits, the same for the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(shortHash(text)).toMatch(/^[0-9a-f]{12}$/);
        expect(shortHash(text)).toBe(shortHash(`${text}`));
      }),
    );
    expect(shortHash('')).toHaveLength(HASH_LENGTH);
  });

  it('keeps 200,000 user ids apart', () => {
    const hashes = new Set<string>();
    for (let id = 0; id < 200_000; id++) hashes.add(shortHash(`70000${id}`));
    expect(hashes.size).toBe(200_000);
  });

  it('spreads numbered ids evenly over its range, in every digit', () => {
    const counts = Array.from({ length: HASH_LENGTH }, () => new Map<string, number>());
    for (let id = 0; id < 16_000; id++) {
      [...shortHash(String(id))].forEach((digit, place) => {
        counts[place]!.set(digit, (counts[place]!.get(digit) ?? 0) + 1);
      });
    }
    // 1,000 expected; six standard deviations are 184.
    for (const digits of counts) {
      expect(digits.size).toBe(16);
      for (const count of digits.values()) expect(Math.abs(count - 1_000)).toBeLessThan(184);
    }
  });
});
