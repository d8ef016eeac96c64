import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countPeople, PEOPLE_KEPT, smallestOf, smallestOfAll } from './people.js';
import { shortHash } from './short-hash.js';
import { names } from './window.fixture.js';

const hashes = (prefix: string, count: number) => names(prefix, count).map(shortHash);
const crowds = fc.array(
  fc.array(
    fc.nat(200).map((n) => shortHash(`u${n}`)),
    { maxLength: 80 },
  ),
  { maxLength: 6 },
);

describe('smallestOf', () => {
  it('keeps what all parts together would keep, in whatever order they are joined', () => {
    fc.assert(
      fc.property(crowds, (parts) => {
        const joined = parts.reduce((kept, part) => smallestOfAll([kept, smallestOf(part)]), '');
        expect(joined).toEqual(smallestOf(parts.flat().reverse()));
      }),
    );
  });
});

describe('countPeople', () => {
  it('counts exactly while no list is full', () => {
    const few = fc.array(fc.uniqueArray(fc.nat(500), { maxLength: PEOPLE_KEPT - 1 }), { maxLength: 8 });
    fc.assert(
      fc.property(few, (lists) => {
        const counted = countPeople(lists.map((list) => smallestOf(list.map((n) => shortHash(`u${n}`)))));
        expect(counted).toBe(new Set(lists.flat()).size);
      }),
    );
  });

  it.each([100, 1_000, 20_000])('estimates a crowd of %d from one list', (size) => {
    const counted = countPeople([smallestOf(hashes('u', size))]);
    // Three standard errors.
    expect(Math.abs(counted - size)).toBeLessThan(size * 0.54);
  });

  it('estimates better from several lists, and counts who is in many of them once', () => {
    const buckets = Array.from({ length: 12 }, (_, i) => smallestOf(hashes(`b${i}-`, 500)));
    expect(Math.abs(countPeople(buckets) - 6_000)).toBeLessThan(6_000 * 0.25);
    const same = smallestOf(hashes('u', 500));
    expect(countPeople([same, same, same])).toBe(countPeople([same]));
  });
});
