import { describe, expect, it } from '@jest/globals';
import { ConfiguredHostKeys, HostKeyError } from './configured-host-keys.js';

describe('ConfiguredHostKeys', () => {
  const keys = new ConfiguredHostKeys('pad=abcdefghijklmnop@直播间-1, b=0123456789abcdef@r2');

  it('finds the room of a key by its whole value only', async () => {
    expect(await keys.roomOf('abcdefghijklmnop')).toMatchObject({ roomId: '直播间-1', name: 'pad' });
    expect(await keys.roomOf('abcdefghijklmno')).toBeUndefined();
    expect(await keys.roomOf('')).toBeUndefined();
  });

  it.each(['pad=abcdefghijklmnop', 'pad=short@r1', 'pad=abcdefghijklmnop@r1|r2'])(
    'takes one key for one room, and never shows a key: %s',
    (entry) => {
      const broken = (): ConfiguredHostKeys => new ConfiguredHostKeys(`a=0123456789abcdef@r1,${entry}`);
      expect(broken).toThrow(HostKeyError);
      expect(broken).toThrow(/2/);
      expect(broken).not.toThrow(/abcdefgh|short/);
    },
  );
});
