import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { KeyExpired, KeyRevoked, KeyUnknown, ScopeMissing } from '../../src/core/access/refusals.js';
import { KeyNotFound, KeyRefused, PersonUnknown } from '../../src/people/refusals.js';
import { KeyRing } from '../../src/people/key-ring.js';
import type { WantedKey } from '../../src/people/manage-keys.js';
import { Access, SYSTEM } from '../support/access.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

const WANTED: WantedKey = { name: 'crm', scopes: ['ingest', 'read'], rooms: [], owner: 'zhou', days: 90 };
const DAY = 24 * 3_600_000;

describe('keys', () => {
  let database: FreshDatabase;
  let redis: Redis;
  let access: Access;
  /** Of another process. */
  let far: KeyRing;

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
    access = new Access(database.dataSource, redis, `keys-${randomUUID()}`);
    await access.addPerson('zhou');
    far = new KeyRing(access.keyStore, { now: () => access.now() });
  });

  afterEach(() => far.stop());

  const make = async (change: Partial<WantedKey> = {}): Promise<{ id: string; secret: string }> => {
    const { key, secret } = await access.keys.make({ ...WANTED, ...change }, SYSTEM);
    return { id: key.id, secret };
  };

  it('are shown once: neither the table, the list nor the trail has what would open a door', async () => {
    const { secret } = await make();
    expect(secret).toMatch(/^ck_[\w-]{43}$/);
    const rows = await database.dataSource.query<object[]>('SELECT * FROM access_key');
    const kept = JSON.stringify([rows, await access.keys.list(), await access.told()]);
    expect(kept).not.toContain(secret.slice(3));
    expect((await access.told()).at(-1)).toMatchObject({
      action: 'key.created',
      after: { name: 'crm', owner: 'zhou', scopes: ['ingest', 'read'] },
    });
  });

  it('work at once where they were made, and elsewhere when they are first seen', async () => {
    await far.start(() => undefined);
    const { secret } = await make();
    expect(access.ring.use(secret, ['ingest'])).toMatchObject({ name: 'crm', person: { name: 'zhou' } });
    expect(() => far.use(secret, ['ingest'])).toThrow(KeyUnknown);
    access.ahead += 1_000;
    await far.meet(secret);
    expect(far.use(secret, ['ingest'])).toMatchObject({ name: 'crm' });
  });

  it('that nobody knows make no process read the store more than once a second', async () => {
    let reads = 0;
    const counted = {
      keys: async () => {
        reads++;
        return await access.keyStore.keys();
      },
    } as typeof access.keyStore;
    const ring = new KeyRing(counted, { now: () => access.now() });
    for (let i = 0; i < 20; i++) await ring.meet(`ck_guess-${i}`);
    await Promise.all(Array.from({ length: 20 }, async (_, i) => await ring.meet(`ck_guess-${i}`)));
    expect(reads).toBe(1);
    access.ahead += 1_000;
    await Promise.all(Array.from({ length: 20 }, async (_, i) => await ring.meet(`ck_guess-${i}`)));
    expect(reads).toBe(2);
    await ring.meet('no key of ours');
    expect(reads).toBe(2);
  });

  it('stop with their end, being revoked, or their owner’s leaving, and say which; elsewhere within seconds', async () => {
    await far.start(() => undefined);
    const [expiring, revoked, owned] = [await make({ days: 1 }), await make(), await make()];
    await access.ring.refresh();
    await far.refresh();
    access.ahead = DAY - 60_000;
    expect(far.use(expiring.secret, ['read'])).toBeDefined();
    access.ahead = DAY + 60_000;
    expect(() => far.use(expiring.secret, ['read'])).toThrow(KeyExpired);

    await access.keys.revoke(revoked.id, SYSTEM, '泄露');
    expect(() => access.ring.use(revoked.secret, ['read'])).toThrow(KeyRevoked);
    await access.addPerson('boss', { roles: ['admin'] });
    await access.people.disable('zhou', SYSTEM);
    for (const { secret } of [revoked, owned]) {
      await until(
        () => {
          try {
            return far.use(secret, ['read']);
          } catch (error) {
            return error;
          }
        },
        (answer) => answer instanceof KeyRevoked,
        10_000,
      );
    }
    await expect(access.keys.revoke(revoked.id, SYSTEM)).rejects.toThrow(KeyNotFound);
    await expect(access.keys.revoke(randomUUID(), SYSTEM)).rejects.toThrow(KeyNotFound);
    expect((await access.told()).find(({ action }) => action === 'key.revoked')).toMatchObject({
      why: '泄露',
    });
  });

  it('can do what they were made for, in rooms that are theirs and their owner’s', async () => {
    await access.addPerson('scoped', { rooms: ['a', 'b'] });
    const { secret } = await make({ owner: 'scoped', rooms: ['b', 'c'], scopes: ['read'] });
    expect(access.ring.use(secret, ['draft', 'read']).person.rooms).toEqual(['b']);
    expect(() => access.ring.use(secret, ['draft'])).toThrow(ScopeMissing);
    expect(() => access.ring.use(secret, [])).toThrow(ScopeMissing);
    // Not every room, which an empty list would be.
    await access.people.change('scoped', { rooms: ['a'] }, SYSTEM);
    await access.ring.refresh();
    expect(() => access.ring.use(secret, ['read'])).toThrow(KeyRevoked);
  });

  it('are not made for who is not there, left, or may see none of the rooms', async () => {
    await access.addPerson('gone');
    await access.people.disable('gone', SYSTEM);
    await access.addPerson('scoped', { rooms: ['a'] });
    await expect(make({ owner: 'nobody' })).rejects.toThrow(PersonUnknown);
    await expect(make({ owner: 'gone' })).rejects.toThrow(KeyRefused);
    await expect(make({ owner: 'scoped', rooms: ['b'] })).rejects.toThrow(KeyRefused);
    expect(await access.keys.list()).toEqual([]);
  });

  it('known so far work on while the store is away', async () => {
    const { secret } = await make();
    let away = false;
    const store = {
      keys: async () => (away ? await Promise.reject(new Error('away')) : await access.keyStore.keys()),
      used: () => Promise.resolve(),
    } as unknown as typeof access.keyStore;
    const failures: unknown[] = [];
    far = new KeyRing(store, { now: () => access.now() });
    await far.start((error) => failures.push(error));
    away = true;
    await until(() => failures.length, Boolean, 10_000);
    access.ahead += 5_000;
    await far.meet('ck_unknown');
    expect(far.use(secret, ['ingest'])).toMatchObject({ name: 'crm' });
    access.ahead = 100 * DAY;
    expect(() => far.use(secret, ['ingest'])).toThrow(KeyExpired);
  });

  it('note when they were used, at most once a minute', async () => {
    const { secret, id } = await make();
    await far.start(() => undefined);
    const used = async (): Promise<number | undefined> =>
      (await access.keys.list()).find((key) => key.id === id)!.lastUsedAt;
    far.use(secret, ['ingest']);
    const first = await until(used, Boolean, 10_000);
    access.ahead = 59_000;
    far.use(secret, ['ingest']);
    await far.noteUse();
    expect(await used()).toBe(first);
    access.ahead = 120_000;
    far.use(secret, ['ingest']);
    expect(await until(used, (at) => at !== first, 10_000)).toBeGreaterThan(first!);
  });
});
