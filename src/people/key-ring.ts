import { Inject, Injectable } from '@nestjs/common';
import { roomsInCommon, type KeyScope } from '../core/access/key.js';
import type { Person } from '../core/access/person.js';
import { KeyExpired, KeyRevoked, KeyUnknown, ScopeMissing } from '../core/access/refusals.js';
import type { Clock, KeyStore, KnownKey } from '../ports.js';
import { CLOCK, KEY_STORE } from '../tokens.js';
import { digestOf, KEY_MARK } from './secrets.js';

/** A revoked key, and one whose owner left, works no longer than this, and so long as one read of the store takes. */
const EVERY_MS = 2_000;
/** An unknown key makes us read again, but guesses do not do so any faster. */
const MEET_MS = 1_000;
const NOTE_USE_MS = 60_000;

/** A key that may be used, and for whom. */
export interface KeyHolder {
  readonly id: string;
  readonly name: string;
  /** Whose it is, with only the rooms that are the key's as well. */
  readonly person: Person;
}

/**
 * All keys in memory, as of a moment ago: the door looks at one for every request and cannot wait. While the store is away
 * those known so far work on, until they expire.
 */
@Injectable()
export class KeyRing {
  private byHash: ReadonlyMap<string, KnownKey> = new Map();
  private readAt = -Infinity;
  private reading: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly usedSince = new Set<string>();
  private readonly notedAt = new Map<string, number>();

  constructor(
    @Inject(KEY_STORE) private readonly store: KeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param onError is told of a read that failed; the next one follows */
  async start(onError: (error: unknown) => void): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => {
      this.refresh()
        .then(() => this.noteUse())
        .catch(onError);
    }, EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Reads the keys as they are now or later: a read that is under way may have missed what was just changed. */
  async refresh(): Promise<void> {
    await this.reading?.catch(() => undefined);
    await this.readOnce();
  }

  /** Looks again for a key that is not known yet: it may have been made a moment ago, in another process. */
  async meet(secret: string): Promise<void> {
    if (!secret.startsWith(KEY_MARK) || this.byHash.has(digestOf(secret))) return;
    if (this.reading === undefined && this.clock.now() - this.readAt < MEET_MS) return;
    // Without the store it stays unknown.
    await this.readOnce().catch(() => undefined);
  }

  /**
   * @param scopes any of which will do
   * @throws KeyUnknown, KeyRevoked, KeyExpired, ScopeMissing
   */
  use(secret: string, scopes: readonly KeyScope[]): KeyHolder {
    const known = this.byHash.get(digestOf(secret));
    if (!known) throw new KeyUnknown();
    const { key, owner } = known;
    if (key.revokedAt !== undefined || owner.disabledAt !== undefined) throw new KeyRevoked();
    if (key.expiresAt <= this.clock.now()) throw new KeyExpired();
    const rooms = roomsInCommon(key.rooms, owner.rooms);
    // Its owner has lost the last of its rooms: it speaks for nobody.
    if (rooms === undefined) throw new KeyRevoked();
    if (!scopes.some((scope) => key.scopes.includes(scope))) throw new ScopeMissing(scopes);
    this.usedSince.add(key.id);
    return { id: key.id, name: key.name, person: { ...owner, rooms } };
  }

  /** One read for all who ask at the same time. */
  private readOnce(): Promise<void> {
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async read(): Promise<void> {
    this.readAt = this.clock.now();
    const keys = await this.store.keys();
    this.byHash = new Map(keys.map((known) => [known.hash, known]));
  }

  /** Writes down which keys were used since the last time, each at most once a minute. */
  async noteUse(): Promise<void> {
    const now = this.clock.now();
    const due = [...this.usedSince].filter((id) => now - (this.notedAt.get(id) ?? 0) >= NOTE_USE_MS);
    if (due.length === 0) return;
    await this.store.used(due, now);
    for (const id of due) {
      this.usedSince.delete(id);
      this.notedAt.set(id, now);
    }
  }
}
