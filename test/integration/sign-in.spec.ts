import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { ArgonPasswords } from '../../src/adapters/passwords/argon-passwords.js';
import { PasswordsBusy } from '../../src/core/access/passwords-busy.js';
import { SignInLocked, WrongPassword } from '../../src/people/refusals.js';
import type { Passwords } from '../../src/ports.js';
import { Access, PASSWORD, SYSTEM } from '../support/access.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

const WRONG = 'not-the-password';

describe('signing in', () => {
  let database: FreshDatabase;
  let redis: Redis;
  let access: Access;
  let prefix: string;

  beforeAll(async () => {
    database = await freshDatabase();
    redis = new Redis(process.env['TEST_REDIS_URL']!);
  });

  afterAll(async () => {
    redis.disconnect();
    await database.drop();
  });

  beforeEach(async () => {
    await database.empty();
    prefix = `sign-in-${randomUUID()}`;
    access = new Access(database.dataSource, redis, prefix);
    await access.addPerson('zhou');
  });

  const attempt = async (user: string, password: string, address = '10.0.0.1'): Promise<string> =>
    await access.door.signIn({ user, password }, { address }).then(
      () => 'in',
      (error: unknown) => {
        if (error instanceof SignInLocked) return `locked ${error.seconds}`;
        if (error instanceof WrongPassword) return 'wrong';
        throw error;
      },
    );

  const attempts = async (count: number, ...args: Parameters<typeof attempt>): Promise<string[]> => {
    const said: string[] = [];
    for (let i = 0; i < count; i++) said.push(await attempt(...args));
    return said;
  };

  /** As if the time had passed: the counters whose names begin so are forgotten, as Redis forgets them. */
  const forget = async (...names: string[]): Promise<void> => {
    const keys = await redis.keys(`{${prefix}:sign-in}:*`);
    const due = keys.filter((key) => names.some((name) => key.startsWith(`{${prefix}:sign-in}:${name}:`)));
    if (due.length > 0) await redis.del(...due);
  };

  it('never says which was wrong, of a name nobody has, a wrong password, or somebody who left', async () => {
    await access.addPerson('gone');
    await access.people.disable('gone', SYSTEM);
    const refusals = await Promise.allSettled(
      [
        ['nobody', PASSWORD],
        ['zhou', WRONG],
        ['gone', PASSWORD],
        ['\0', PASSWORD],
        ['two words', PASSWORD],
      ].map(async ([user, password]) => {
        await access.door.signIn({ user: user!, password: password! }, { address: '10.0.0.1' });
      }),
    );
    for (const one of refusals)
      expect(one).toMatchObject({ status: 'rejected', reason: new WrongPassword() });
  });

  it('locks after five wrong ones in a row, longer each time, and says for how long', async () => {
    expect(await attempts(6, 'zhou', WRONG)).toEqual([
      ...Array<string>(4).fill('wrong'),
      'locked 60',
      'locked 60',
    ]);
    // Not even the right one tells more meanwhile.
    expect(await attempt('zhou', PASSWORD)).toMatch(/^locked (59|60)$/);
    for (const seconds of [300, 900, 900]) {
      await forget('pair', 'address');
      expect((await attempts(5, 'zhou', WRONG)).at(-1)).toBe(`locked ${seconds}`);
    }
  });

  it('counts attempts that come all at once', async () => {
    const said = await Promise.all(Array.from({ length: 20 }, async () => await attempt('zhou', WRONG)));
    expect(said.filter((one) => one === 'wrong')).toHaveLength(4);
  });

  it('forgets wrong ones after a right one', async () => {
    for (let i = 0; i < 3; i++) {
      expect(await attempts(4, 'zhou', WRONG)).toEqual(Array<string>(4).fill('wrong'));
      expect(await attempt('zhou', PASSWORD)).toBe('in');
    }
  });

  it('locks nobody out whose address is another', async () => {
    await attempts(6, 'zhou', WRONG, '10.6.6.6');
    expect(await attempt('zhou', PASSWORD, '10.0.0.1')).toBe('in');
  });

  it('takes thirty wrong ones a minute from an address, of whatever names, and does not count right ones', async () => {
    for (let i = 0; i < 40; i++) expect(await attempt('zhou', PASSWORD)).toBe('in');
    for (let i = 0; i < 30; i++) expect(await attempt(`user-${i}`, WRONG)).toBe('wrong');
    expect(await attempt('zhou', PASSWORD)).toMatch(/^locked \d+$/);
  }, 60_000);

  it('counts the addresses of one IPv6 network as one', async () => {
    const from = (host: number): string => `2001:db8::${host.toString(16)}`;
    for (let i = 1; i <= 5; i++) await attempt('zhou', WRONG, from(i));
    expect(await attempt('zhou', PASSWORD, from(99))).toBe('locked 60');
    expect(await attempt('zhou', PASSWORD, '2001:db8:0:1::1')).toBe('in');
  });

  it('slows down many strangers together, but not an address that its owner uses', async () => {
    expect(await attempt('zhou', PASSWORD, '10.0.0.1')).toBe('in');
    for (let i = 0; i < 99; i++) await attempt('zhou', WRONG, `10.6.${Math.floor(i / 3)}.6`);
    expect(await attempt('zhou', PASSWORD, '10.7.0.1')).toMatch(/^locked \d+$/);
    expect(await attempt('zhou', PASSWORD, '10.0.0.1')).toBe('in');
  }, 60_000);

  it('writes into the trail who came in, who did not, and the lock, but not what was typed for a name', async () => {
    await attempt('zhou', PASSWORD);
    await attempts(5, 'zhou', WRONG);
    await attempt('my-secret-password', WRONG);
    const told = (await access.told()).slice(1);
    expect(told.map(({ action, subject }) => `${action} ${subject.id}`)).toEqual([
      'session.opened zhou',
      ...Array<string>(5).fill('session.refused zhou'),
      'session.locked zhou',
      'session.refused my-…',
    ]);
    expect(told[6]).toMatchObject({ after: { lockedForSeconds: 60 }, from: { address: '10.0.0.1' } });
  });

  it('counts no attempt of which nobody could look at the password', async () => {
    const argon = new ArgonPasswords();
    let isBusy = true;
    const passwords: Passwords = {
      hash: async (password) => await argon.hash(password),
      isStale: (hash) => argon.isStale(hash),
      verify: async (hash, password) =>
        isBusy ? await Promise.reject(new PasswordsBusy()) : await argon.verify(hash, password),
    };
    access = new Access(database.dataSource, redis, prefix, { passwords });
    for (let i = 0; i < 40; i++) await expect(attempt('zhou', PASSWORD)).rejects.toThrow(PasswordsBusy);
    isBusy = false;
    expect(await attempts(5, 'zhou', WRONG)).toEqual([...Array<string>(4).fill('wrong'), 'locked 60']);
    await forget('pair', 'address');
    isBusy = true;
    for (let i = 0; i < 40; i++) await expect(attempt('zhou', PASSWORD)).rejects.toThrow(PasswordsBusy);
    isBusy = false;
    expect((await attempts(5, 'zhou', WRONG)).at(-1)).toBe('locked 300');
  });

  it('changes nobody’s password without the present one, and counts such guesses, too', async () => {
    const [zhou] = await access.people.people();
    const change = async (current: string): Promise<void> =>
      await access.door.changePassword(
        zhou!,
        { current, password: 'the-next-password' },
        { ...SYSTEM, from: { address: '10.0.0.1' } },
        'session',
      );
    for (let i = 0; i < 4; i++) await expect(change(WRONG)).rejects.toThrow(WrongPassword);
    await expect(change(WRONG)).rejects.toThrow(SignInLocked);
    await expect(change(PASSWORD)).rejects.toThrow(SignInLocked);
    expect(await attempt('zhou', PASSWORD, '10.0.0.2')).toBe('in');
  });
});
