import { Inject, Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { Person } from '../core/access/person.js';
import type { AuditEntry, Origin } from '../core/audit/audit-entry.js';
import { auditOf, type Doer } from '../core/audit/doer.js';
import type { Clock, OpenSession, SessionStore, SignedIn } from '../ports.js';
import { CLOCK, NEW_ID, SESSION_STORE } from '../tokens.js';
import { digestOf } from './secrets.js';

export const SESSION_COOKIE = 'changkong_session';

/** How old "seen" may be: it is not written at every request. */
const SEEN_MS = 60_000;

/** Who is signed in: asked of the store every time, so that an end is an end at once and in every process. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(SESSION_STORE) private readonly store: SessionStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
  ) {}

  /**
   * @param cookies the request's Cookie header
   * @param from noted as where they were last seen
   */
  async signedIn(cookies: string | undefined, from?: Origin): Promise<SignedIn | undefined> {
    const token = parseCookie(cookies ?? '')[SESSION_COOKIE];
    if (token === undefined || token === '') return undefined;
    const now = this.clock.now();
    const found = await this.store.read(digestOf(token), now);
    if (found && from && now - found.session.seenAt > SEEN_MS)
      await this.store.seen(found.session.id, now, from);
    return found;
  }

  /** Of these sessions, those that are still open, with their person as they are now. */
  stillOpen(ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    return this.store.stillOpen(ids, this.clock.now());
  }

  ofPerson(name: string): Promise<readonly OpenSession[]> {
    return this.store.ofPerson(name, this.clock.now());
  }

  async close(id: string, name: string, doer: Doer): Promise<void> {
    await this.store.close(id, this.audit(doer, 'session.closed', name));
  }

  /** @returns how many were ended */
  async endAll(name: string, doer: Doer, why?: string): Promise<number> {
    return await this.store.closeAll(name, this.audit(doer, 'session.ended', name, why));
  }

  private audit(doer: Doer, action: string, name: string, why?: string): AuditEntry {
    const stamp = { id: this.newId(), at: this.clock.now() };
    return auditOf(stamp, doer, { action, subject: { type: 'session', id: name }, why });
  }
}
