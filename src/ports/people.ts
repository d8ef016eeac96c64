/** Who may come in, and what is remembered of what they did. ports.ts hands them on. */
import type { AccessKey } from '../core/access/key.js';
import type { Person } from '../core/access/person.js';
import type { AuditEntry, Origin } from '../core/audit/audit-entry.js';

/** Somebody who is signed in, in one browser. */
export interface OpenSession {
  /** SHA-256 of the token that the browser holds. */
  readonly id: string;
  /** A person's name. */
  readonly person: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** When and from where the last request came, to the minute. */
  readonly seenAt: number;
  readonly from: Origin;
}

export interface SignedIn {
  readonly session: OpenSession;
  readonly person: Person;
}

/** What becomes of one account. */
export interface PersonChange {
  /** As it is from now on; a name nobody has makes a new account. */
  readonly person: Person;
  /** Of their new password; a new account must have one. */
  readonly passwordHash?: string;
  /** Only while their password is still the one of this hash; else nothing changes and it is a ConflictError. */
  readonly ifPasswordHash?: string;
  /** Ends their sessions, but for the one with this id. */
  readonly endSessions?: { readonly except?: string };
  readonly audit: AuditEntry;
}

/** Accounts. They are few: all of them are at hand for every decision. */
export interface PersonStore {
  /** By name, those who left included. */
  people(): Promise<readonly Person[]>;
  secretOf(name: string): Promise<{ readonly person: Person; readonly passwordHash: string } | undefined>;
  /**
   * Decides while nobody else, in any process, changes an account, and writes all of it or nothing.
   * @param decide with everybody by name; undefined changes nothing; what it throws, this throws
   */
  change(
    decide: (people: ReadonlyMap<string, Person>) => PersonChange | undefined,
  ): Promise<PersonChange | undefined>;
  /** The same password, hashed anew; nothing happens when it is another one by now. */
  rehash(name: string, was: string, becomes: string): Promise<void>;
}

/** Who is signed in. Sessions that are over and those of disabled people are not found. */
export interface SessionStore {
  /**
   * Opens a session, and forgets those that are over.
   * @param passwordHash what the password was checked against
   * @returns false when the account has another password by now, or is disabled: nothing is opened then
   */
  open(session: OpenSession, passwordHash: string, audit: AuditEntry): Promise<boolean>;
  read(id: string, now: number): Promise<SignedIn | undefined>;
  /** Of these sessions, those that are still open, by id. */
  stillOpen(ids: readonly string[], now: number): Promise<ReadonlyMap<string, Person>>;
  /** The last seen first. */
  ofPerson(name: string, now: number): Promise<readonly OpenSession[]>;
  seen(id: string, at: number, from: Origin): Promise<void>;
  close(id: string, audit: AuditEntry): Promise<void>;
  /** @returns how many were ended */
  closeAll(person: string, audit: AuditEntry): Promise<number>;
}

/** A key with the hash that finds it and whose it is, as they are now. */
export interface KnownKey {
  readonly key: AccessKey;
  /** SHA-256 of the secret, base64url. */
  readonly hash: string;
  readonly owner: Person;
}

/** Keys of programs. */
export interface KeyStore {
  /** All that there ever were, the newest first: one that is over is told that, and not that it is unknown. */
  keys(): Promise<readonly KnownKey[]>;
  add(key: AccessKey, hash: string, audit: AuditEntry): Promise<void>;
  /** @returns undefined when there is no such key, or it was revoked before */
  revoke(id: string, at: number, auditOf: (key: AccessKey) => AuditEntry): Promise<AccessKey | undefined>;
  used(ids: readonly string[], at: number): Promise<void>;
}

/** Hashes passwords, a few at once, so that signing in does not starve the process. */
export interface Passwords {
  /** @throws PasswordsBusy (core/access/passwords-busy.ts) when too many wait already, like `verify` */
  hash(password: string): Promise<string>;
  /** @param hash undefined: there is nothing to compare with; it takes as long, and is wrong */
  verify(hash: string | undefined, password: string): Promise<boolean>;
  /** @returns whether the hash was made with weaker settings than today's */
  isStale(hash: string): boolean;
}

/** An attempt to sign in that may be made, or the seconds to wait. */
export type SignInAttempt =
  | {
      readonly allowed: true;
      /** The last one for now: unless it is right, the account is locked for this address, for so many seconds. */
      readonly locksFor?: number;
    }
  | { readonly allowed: false; readonly waitSeconds: number };

/** Counts attempts to sign in, of all processes together. */
export interface SignInLimits {
  /** Counts an attempt before its password is looked at, so that many at once are many. */
  attempt(account: string, address: string): Promise<SignInAttempt>;
  /** Nobody could look at the password: the attempt did not count. @param made what `attempt` answered */
  unchecked(account: string, address: string, made: SignInAttempt): Promise<void>;
  /** It was right: the attempt did not count, and earlier wrong ones are forgotten. */
  succeeded(account: string, address: string): Promise<void>;
}

export interface AuditFilter {
  /** ms; entries at that time or later. */
  readonly from?: number;
  /** ms; entries before that time. */
  readonly to?: number;
  /** A person's name (what their keys did included) or a key's; `system`. */
  readonly by?: string;
  /** The beginning of the action: `incident.` */
  readonly action?: string;
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly roomId?: string;
  /** Part of the reason. */
  readonly text?: string;
}

/** The audit trail: what was written is never changed. Changes write their entries themselves, in their transaction. */
export interface AuditTrail {
  /** For what is a deed without being a change. */
  append(entries: readonly AuditEntry[]): Promise<void>;
  /**
   * Newest first.
   * @param after only those older than this entry
   */
  read(
    filter: AuditFilter,
    limit: number,
    after?: Pick<AuditEntry, 'at' | 'id'>,
  ): Promise<readonly AuditEntry[]>;
}
