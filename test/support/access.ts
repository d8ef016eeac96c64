import type { Redis } from 'ioredis';
import type { DataSource } from 'typeorm';
import { newId } from '../../src/adapters/ids/new-id.js';
import { ArgonPasswords } from '../../src/adapters/passwords/argon-passwords.js';
import { RedisSignInLimits } from '../../src/adapters/redis/sign-in/redis-sign-in-limits.js';
import { PostgresAuditTrail } from '../../src/adapters/store/postgres-audit-trail.js';
import { PostgresKeyStore } from '../../src/adapters/store/postgres-key-store.js';
import { PostgresPersonStore } from '../../src/adapters/store/postgres-person-store.js';
import { PostgresSessionStore } from '../../src/adapters/store/postgres-session-store.js';
import type { Person } from '../../src/core/access/person.js';
import type { AuditEntry, Origin } from '../../src/core/audit/audit-entry.js';
import type { Passwords } from '../../src/ports.js';
import type { Doer } from '../../src/core/audit/doer.js';
import { FirstAdmin } from '../../src/people/first-admin.js';
import { KeyRing } from '../../src/people/key-ring.js';
import { ManageKeys } from '../../src/people/manage-keys.js';
import { ManagePeople } from '../../src/people/manage-people.js';
import { SESSION_COOKIE, Sessions } from '../../src/people/sessions.js';
import { SignIn } from '../../src/people/sign-in.js';

export const PASSWORD = 'a-good-long-password';
export const SYSTEM: Doer = { actor: { type: 'system' } };
export const HERE: Origin = { address: '10.0.0.7', agent: 'jest' };

/** Everything that keeps people, sessions and keys, on real stores, with a clock that a test moves. */
export class Access {
  /** ms that the clock is ahead. */
  ahead = 0;
  private readonly clock = { now: () => Date.now() + this.ahead };
  private readonly passwords = new ArgonPasswords();
  readonly personStore: PostgresPersonStore;
  readonly sessionStore: PostgresSessionStore;
  readonly keyStore: PostgresKeyStore;
  readonly trail: PostgresAuditTrail;
  readonly people: ManagePeople;
  readonly sessions: Sessions;
  readonly door: SignIn;
  readonly ring: KeyRing;
  readonly keys: ManageKeys;
  readonly firstAdmin: FirstAdmin;

  /** @param given instead of the real ones: others that stand before them */
  constructor(dataSource: DataSource, redis: Redis, prefix: string, given: { passwords?: Passwords } = {}) {
    const { clock } = this;
    const passwords = given.passwords ?? this.passwords;
    this.personStore = new PostgresPersonStore(dataSource);
    this.sessionStore = new PostgresSessionStore(dataSource);
    this.keyStore = new PostgresKeyStore(dataSource);
    this.trail = new PostgresAuditTrail(dataSource);
    this.people = new ManagePeople(this.personStore, passwords, clock, newId);
    this.sessions = new Sessions(this.sessionStore, clock, newId);
    this.door = new SignIn(
      this.personStore,
      this.sessionStore,
      passwords,
      new RedisSignInLimits(redis, prefix),
      this.trail,
      this.people,
      clock,
      newId,
    );
    this.ring = new KeyRing(this.keyStore, clock);
    this.keys = new ManageKeys(this.keyStore, this.personStore, this.ring, clock, newId);
    this.firstAdmin = new FirstAdmin(this.personStore, passwords, clock, newId);
  }

  now(): number {
    return this.clock.now();
  }

  async addPerson(name: string, change: Partial<Person> = {}): Promise<Person> {
    const person = {
      name,
      displayName: name,
      roles: ['controller'],
      rooms: [],
      compensationLimit: 0,
    } as const;
    return await this.people.create({ ...person, ...change }, PASSWORD, SYSTEM);
  }

  /** @returns the Cookie header of somebody who has just signed in */
  async cookieOf(user: string, password = PASSWORD): Promise<string> {
    return `${SESSION_COOKIE}=${await this.door.signIn({ user, password }, HERE)}`;
  }

  /** What the trail holds, oldest first. */
  async told(): Promise<readonly AuditEntry[]> {
    return [...(await this.trail.read({}, 1_000))].reverse();
  }
}
