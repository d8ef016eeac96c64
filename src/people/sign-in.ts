import { Inject, Injectable } from '@nestjs/common';
import { accountName, isAccountName } from '../core/access/account-name.js';
import type { Person } from '../core/access/person.js';
import type { AuditEntry, Origin } from '../core/audit/audit-entry.js';
import { auditOf, type Doer } from '../core/audit/doer.js';
import { ConflictError } from '../core/incident/conflict-error.js';
import type { AuditTrail, Clock, Passwords, PersonStore, SessionStore, SignInLimits } from '../ports.js';
import {
  AUDIT_TRAIL,
  CLOCK,
  NEW_ID,
  PASSWORDS,
  PERSON_STORE,
  SESSION_STORE,
  SIGN_IN_LIMITS,
} from '../tokens.js';
import { ManagePeople } from './manage-people.js';
import { SignInLocked, WrongPassword } from './refusals.js';
import { digestOf, newSessionToken } from './secrets.js';

/** One shift and the next morning. */
const SESSION_MS = 16 * 3_600_000;

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** The password was right: whose it is, and what it was checked against. */
interface Proof {
  readonly person: Person;
  readonly passwordHash: string;
}

/** Checks passwords. An unknown name takes as long as a wrong password and is answered in the same words. */
@Injectable()
export class SignIn {
  constructor(
    @Inject(PERSON_STORE) private readonly people: PersonStore,
    @Inject(SESSION_STORE) private readonly sessions: SessionStore,
    @Inject(PASSWORDS) private readonly passwords: Passwords,
    @Inject(SIGN_IN_LIMITS) private readonly limits: SignInLimits,
    @Inject(AUDIT_TRAIL) private readonly trail: AuditTrail,
    private readonly manage: ManagePeople,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
  ) {}

  /**
   * @returns the token for the browser's cookie; only its hash is kept
   * @throws WrongPassword, SignInLocked, PasswordsBusy, ConflictError
   */
  async signIn({ user, password }: Credentials, from: Origin): Promise<string> {
    const name = accountName(user);
    const { passwordHash } = await this.proven(name, password, from);
    const now = this.clock.now();
    const token = newSessionToken();
    const session = {
      ...{ id: digestOf(token), person: name, createdAt: now, expiresAt: now + SESSION_MS },
      ...{ seenAt: now, from },
    };
    const doer: Doer = { actor: { type: 'person', name }, from };
    const opened = await this.sessions.open(session, passwordHash, this.audit(doer, 'session.opened', name));
    // Another password, or another hash of it, was written in this very moment.
    if (!opened) throw new ConflictError(`account ${name}`);
    return token;
  }

  /**
   * Changes somebody's own password and ends their other sessions.
   * @throws WrongPassword when `current` is not theirs, SignInLocked, PasswordsBusy, ConflictError when an admin set another
   *   meanwhile
   */
  async changePassword(
    { name }: Person,
    { current, password }: { readonly current: string; readonly password: string },
    doer: Doer & { readonly from: Origin },
    keepSession: string,
  ): Promise<void> {
    const { passwordHash } = await this.proven(name, current, doer.from);
    await this.manage.setPassword(name, password, doer, { keepSession, ifPasswordHash: passwordHash });
  }

  private async proven(name: string, password: string, from: Origin): Promise<Proof> {
    const attempt = await this.limits.attempt(name, from.address);
    if (!attempt.allowed) throw new SignInLocked(attempt.waitSeconds);
    const { known, right } = await this.look(name, password).catch(async (error: unknown) => {
      // Or a store that is away, or many who sign in at once, would lock people out.
      await this.limits.unchecked(name, from.address, attempt);
      throw error;
    });
    if (!right || !known || known.person.disabledAt !== undefined) {
      await this.noteFailure(name, known !== undefined, from, attempt.locksFor);
      throw attempt.locksFor === undefined ? new WrongPassword() : new SignInLocked(attempt.locksFor);
    }
    await this.limits.succeeded(name, from.address);
    return { person: known.person, passwordHash: await this.freshHash(known, password) };
  }

  private async look(name: string, password: string): Promise<{ known: Proof | undefined; right: boolean }> {
    const known = isAccountName(name) ? await this.people.secretOf(name) : undefined;
    return { known, right: await this.passwords.verify(known?.passwordHash, password) };
  }

  /** While the password is at hand it is hashed with today's settings. */
  private async freshHash({ person, passwordHash }: Proof, password: string): Promise<string> {
    if (!this.passwords.isStale(passwordHash)) return passwordHash;
    const fresh = await this.passwords.hash(password);
    await this.people.rehash(person.name, passwordHash, fresh);
    return fresh;
  }

  private async noteFailure(
    name: string,
    isKnown: boolean,
    from: Origin,
    lockedFor: number | undefined,
  ): Promise<void> {
    const doer: Doer = { actor: { type: 'system' }, from };
    const account = isKnown ? name : beginningOf(name);
    const refused = this.audit(doer, 'session.refused', account);
    const locked = { after: { lockedForSeconds: lockedFor } };
    await this.trail.append(
      lockedFor === undefined ? [refused] : [refused, this.audit(doer, 'session.locked', account, locked)],
    );
  }

  private audit(doer: Doer, action: string, name: string, rest: { after?: object } = {}): AuditEntry {
    const stamp = { id: this.newId(), at: this.clock.now() };
    return auditOf(stamp, doer, { action, subject: { type: 'session', id: name }, ...rest });
  }
}

/** Some type their password where their name belongs: what is no account's name is not kept whole. */
function beginningOf(name: string): string {
  return `${[...name].slice(0, 3).join('')}…`;
}
