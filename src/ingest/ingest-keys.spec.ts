import { describe, expect, it } from '@jest/globals';
import { firstKey, IngestKeyError, IngestKeys, mayBring } from './ingest-keys.js';

describe('IngestKeys', () => {
  const keys = new IngestKeys('tool=abcdefghijklmnop, club=0123456789abcdef@room-1|room-2');

  it('finds a key by its whole value only', () => {
    expect(keys.find('abcdefghijklmnop')?.name).toBe('tool');
    expect(keys.find('abcdefghijklmno')).toBeUndefined();
    expect(keys.find('')).toBeUndefined();
  });

  it('lets a key with rooms speak for those rooms only', () => {
    const club = keys.find('0123456789abcdef')!;
    expect([mayBring(club, 'room-2'), mayBring(club, 'room-3')]).toEqual([true, false]);
    expect(mayBring(keys.find('abcdefghijklmnop')!, 'room-3')).toBe(true);
  });

  it('gives the first key to clients of our own', () => {
    expect(firstKey(' tool=abcdefghijklmnop@r1, b=0123456789abcdef')).toBe('abcdefghijklmnop');
    expect(firstKey('')).toBeUndefined();
  });

  it('names a broken entry by its number and never shows the key', () => {
    const broken = (): IngestKeys => new IngestKeys('a=abcdefghijklmnop,b=short');
    expect(broken).toThrow(IngestKeyError);
    expect(broken).toThrow(/2/);
    expect(broken).not.toThrow(/short/);
  });
});
