import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { Redis } from 'ioredis';
import { ConflictError } from '../../src/core/incident/conflict-error.js';
import { LastAdmin, NameTaken, PersonUnknown } from '../../src/people/refusals.js';
import { Access, HERE, PASSWORD, SYSTEM } from '../support/access.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

describe('people', () => {
  let database: FreshDatabase;
  let redis: Redis;
  let access: Access;

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
    access = new Access(database.dataSource, redis, `people-${randomUUID()}`);
  });

  const actions = async (): Promise<string[]> => (await access.told()).map(({ action }) => action);

  describe('first start', () => {
    it('makes one admin of processes that start together, and gives one of them the password', async () => {
      const made = await Promise.all(
        Array.from({ length: 4 }, async () => await access.firstAdmin.make('admin')),
      );
      const [first, ...others] = made.filter(Boolean);
      expect(others).toEqual([]);
      expect(await access.cookieOf('admin', first!.password)).toContain('=');
      expect(await access.people.people()).toMatchObject([
        { name: 'admin', roles: ['controller', 'pr', 'moderator', 'admin'], rooms: [] },
      ]);
      expect(await actions()).toEqual(['person.created', 'session.opened']);
    });

    it('takes the password that it is given, and never again', async () => {
      expect(await access.firstAdmin.make('admin', PASSWORD)).toEqual({ name: 'admin' });
      expect(await access.firstAdmin.make('admin', 'another-long-password')).toBeUndefined();
      expect(await access.cookieOf('Admin')).toContain('=');
    });
  });

  it('writes who changed what into the trail, and no password nor its hash', async () => {
    await access.addPerson('zhou');
    const doer = { actor: { type: 'person', name: 'admin' }, from: HERE } as const;
    await access.people.change('zhou', { roles: ['pr', 'controller'], rooms: ['r1'] }, doer, '换班');
    const made = await access.people.setPassword('zhou', undefined, doer);
    expect(made.password).toMatch(/^[\w-]{16}$/);
    const told = await access.told();
    expect(told[1]).toMatchObject({
      by: doer.actor,
      action: 'person.changed',
      subject: { type: 'person', id: 'zhou' },
      before: { roles: ['controller'], rooms: [] },
      after: { roles: ['pr', 'controller'], rooms: ['r1'] },
      why: '换班',
      from: HERE,
    });
    const text = JSON.stringify(told);
    for (const secret of [PASSWORD, made.password!, 'argon2']) expect(text).not.toContain(secret);
  });

  it('writes nothing when nothing changes', async () => {
    await access.addPerson('zhou', { rooms: ['r1'] });
    await access.people.change('zhou', { rooms: ['r1'] }, SYSTEM);
    await access.people.enable('zhou', SYSTEM);
    expect(await actions()).toEqual(['person.created']);
  });

  it('keeps a limit in yuan and fen as it is', async () => {
    await access.addPerson('zhou', { compensationLimit: 199.9 });
    expect((await access.people.people())[0]!.compensationLimit).toBe(199.9);
  });

  it('refuses a name that is taken, also in a race, and a name of nobody', async () => {
    const both = await Promise.allSettled([access.addPerson('zhou'), access.addPerson('zhou')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(access.addPerson('zhou')).rejects.toThrow(NameTaken);
    await expect(access.people.disable('nobody', SYSTEM)).rejects.toThrow(PersonUnknown);
    await expect(access.people.setPassword('nobody', PASSWORD, SYSTEM)).rejects.toThrow(PersonUnknown);
  });

  it('leaves an admin, when two take each other’s rights in the same moment, too', async () => {
    await access.addPerson('a', { roles: ['admin'] });
    await access.addPerson('b', { roles: ['admin'] });
    for (let round = 0; round < 5; round++) {
      const both = await Promise.allSettled([
        access.people.disable('b', SYSTEM),
        access.people.change('a', { roles: ['pr'] }, SYSTEM),
      ]);
      const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      expect(lost).toEqual([expect.any(LastAdmin)]);
      const admins = (await access.people.people()).filter(
        ({ roles, disabledAt }) => roles.includes('admin') && disabledAt === undefined,
      );
      expect(admins).toHaveLength(1);
      await access.people.enable('b', SYSTEM);
      await access.people.change('a', { roles: ['admin'] }, SYSTEM);
    }
  });

  describe('sessions', () => {
    it('last sixteen hours and keep nothing that would sign anybody in', async () => {
      await access.addPerson('zhou');
      const cookie = await access.cookieOf(' ZHOU ');
      expect(await access.sessions.signedIn(cookie)).toMatchObject({ person: { name: 'zhou' } });
      const [row] = await database.dataSource.query<object[]>('SELECT * FROM session');
      expect(JSON.stringify(row)).not.toContain(cookie.split('=')[1]);
      access.ahead = 16 * 3_600_000 - 60_000;
      expect(await access.sessions.signedIn(cookie)).toBeDefined();
      access.ahead += 120_000;
      expect(await access.sessions.signedIn(cookie)).toBeUndefined();
      expect(await access.sessions.stillOpen(await ids())).toEqual(new Map());
      // Forgotten when the next one comes.
      await access.cookieOf('zhou');
      expect(await ids()).toHaveLength(1);
    });

    it.each(['', 'changkong_session=', 'changkong_session=x', 'other=1'])(
      'know nobody by %j',
      async (cookie) => {
        await access.addPerson('zhou');
        expect(await access.sessions.signedIn(cookie)).toBeUndefined();
      },
    );

    it('end with signing out, a new password, being disabled, and by an admin’s word', async () => {
      await access.addPerson('zhou');
      const ends = [
        async (cookie: string) => {
          const { session } = (await access.sessions.signedIn(cookie))!;
          await access.sessions.close(session.id, 'zhou', SYSTEM);
        },
        async () => void (await access.people.setPassword('zhou', PASSWORD, SYSTEM)),
        async () => void (await access.sessions.endAll('zhou', SYSTEM)),
        async () => void (await access.people.disable('zhou', SYSTEM)),
      ];
      for (const end of ends) {
        const cookie = await access.cookieOf('zhou');
        await end(cookie);
        expect(await access.sessions.signedIn(cookie)).toBeUndefined();
        expect(await ids()).toEqual([]);
      }
      await access.people.enable('zhou', SYSTEM);
      expect(await access.cookieOf('zhou')).toContain('=');
    });

    it('of others end with one’s own new password, and the one at hand stays', async () => {
      const zhou = await access.addPerson('zhou');
      const [here, elsewhere] = [await access.cookieOf('zhou'), await access.cookieOf('zhou')];
      const { session } = (await access.sessions.signedIn(here))!;
      const doer = { ...SYSTEM, from: HERE };
      await access.door.changePassword(
        zhou,
        { current: PASSWORD, password: 'x'.repeat(12) },
        doer,
        session.id,
      );
      expect(await access.sessions.signedIn(here)).toBeDefined();
      expect(await access.sessions.signedIn(elsewhere)).toBeUndefined();
      expect(await access.cookieOf('zhou', 'x'.repeat(12))).toContain('=');
    });

    it('are not opened with a password that is changed in the same moment', async () => {
      await access.addPerson('zhou');
      let current = PASSWORD;
      for (let round = 0; round < 5; round++) {
        const next = `${PASSWORD}-${round}`;
        await Promise.allSettled([
          access.cookieOf('zhou', current),
          access.people.setPassword('zhou', next, SYSTEM),
        ]);
        expect(await ids()).toEqual([]);
        current = next;
      }
      const known = (await access.personStore.secretOf('zhou'))!;
      await access.people.setPassword('zhou', 'another-long-password', SYSTEM);
      const now = access.now();
      const session = {
        id: 'x',
        person: 'zhou',
        createdAt: now,
        expiresAt: now + 1_000,
        seenAt: now,
        from: HERE,
      };
      const audit = (await access.told())[0]!;
      expect(await access.sessionStore.open(session, known.passwordHash, audit)).toBe(false);
      expect(await ids()).toEqual([]);
    });

    it('and a password that an admin sets meanwhile goes before the one that its owner, or a thief, chooses', async () => {
      const zhou = await access.addPerson('zhou');
      const { passwordHash } = (await access.personStore.secretOf('zhou'))!;
      await access.people.setPassword('zhou', 'from-the-admin-now', SYSTEM);
      const late = access.people.setPassword('zhou', 'from-the-thief-now', SYSTEM, {
        ifPasswordHash: passwordHash,
      });
      await expect(late).rejects.toThrow(ConflictError);
      expect(await access.cookieOf('zhou', 'from-the-admin-now')).toContain('=');
      await access.door.changePassword(
        zhou,
        { current: 'from-the-admin-now', password: 'my-own-password' },
        { ...SYSTEM, from: HERE },
        'none',
      );
      expect(await access.cookieOf('zhou', 'my-own-password')).toContain('=');
    });

    it('remember where they were seen last, to the minute', async () => {
      await access.addPerson('zhou');
      const cookie = await access.cookieOf('zhou');
      await access.sessions.signedIn(cookie, { address: '10.0.0.8' });
      expect(await access.sessions.ofPerson('zhou')).toMatchObject([{ from: HERE }]);
      access.ahead = 61_000;
      await access.sessions.signedIn(cookie, { address: '10.0.0.9' });
      const [seen] = await access.sessions.ofPerson('zhou');
      expect(seen!.from).toEqual({ address: '10.0.0.9' });
      expect(seen!.seenAt - seen!.createdAt).toBeGreaterThanOrEqual(61_000);
    });
  });

  it('hashes a password anew when the settings are others by now, and signs in all the same', async () => {
    await access.addPerson('zhou');
    const old = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await database.dataSource.query('UPDATE person SET password_hash = $1', [old]);
    const cookie = await access.cookieOf('zhou');
    expect(await access.sessions.signedIn(cookie)).toBeDefined();
    expect((await access.personStore.secretOf('zhou'))!.passwordHash).toContain('m=19456,t=2,p=1');
  });

  const ids = async (): Promise<string[]> =>
    (await database.dataSource.query<{ token_hash: string }[]>('SELECT token_hash FROM session')).map(
      (row) => row.token_hash,
    );
});
