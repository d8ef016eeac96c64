import { describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { ArgonPasswords } from './argon-passwords.js';

describe('ArgonPasswords', () => {
  const passwords = new ArgonPasswords();

  it('knows a password by its hash, which says how it was made and differs each time', async () => {
    const one = await passwords.hash('三更半夜的直播间');
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.hash('三更半夜的直播间')).not.toBe(one);
    expect(await passwords.verify(one, '三更半夜的直播间')).toBe(true);
    expect(await passwords.verify(one, '三更半夜的直播室')).toBe(false);
    expect(passwords.isStale(one)).toBe(false);
  });

  it('is wrong where there is no account, whatever the password', async () => {
    expect(await passwords.verify(undefined, '')).toBe(false);
    expect(await passwords.verify(undefined, 'anything')).toBe(false);
  });

  it('sees a hash made with other settings, which is still right', async () => {
    const weak = await hash('old password', { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    expect(passwords.isStale(weak)).toBe(true);
    expect(await passwords.verify(weak, 'old password')).toBe(true);
  });
});
