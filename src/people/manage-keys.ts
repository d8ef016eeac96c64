import { Inject, Injectable } from '@nestjs/common';
import { roomsInCommon, type AccessKey, type KeyScope } from '../core/access/key.js';
import { auditOf, type Doer } from '../core/audit/doer.js';
import type { Clock, KeyStore, PersonStore } from '../ports.js';
import { CLOCK, KEY_STORE, NEW_ID, PERSON_STORE } from '../tokens.js';
import { KeyRing } from './key-ring.js';
import { KeyNotFound, KeyRefused, PersonUnknown } from './refusals.js';
import { digestOf, newKeySecret } from './secrets.js';

const DAY = 24 * 3_600_000;

export interface WantedKey {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  readonly rooms: readonly string[];
  /** A person's name. */
  readonly owner: string;
  readonly days: number;
}

/** Keys of programs: made, listed, revoked. */
@Injectable()
export class ManageKeys {
  constructor(
    @Inject(KEY_STORE) private readonly keys: KeyStore,
    @Inject(PERSON_STORE) private readonly people: PersonStore,
    private readonly ring: KeyRing,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
  ) {}

  async list(): Promise<readonly AccessKey[]> {
    return (await this.keys.keys()).map(({ key }) => key);
  }

  /**
   * @returns the key, and its secret: it is shown now and never again
   * @throws PersonUnknown, KeyRefused when its owner left or may see none of its rooms, or it is for a tablet of more than one
   */
  async make(
    { days, ...wanted }: WantedKey,
    doer: Doer,
  ): Promise<{ readonly key: AccessKey; readonly secret: string }> {
    const owner = (await this.people.people()).find(({ name }) => name === wanted.owner);
    if (!owner) throw new PersonUnknown(wanted.owner);
    if (owner.disabledAt !== undefined) throw new KeyRefused('所有者已停用', 'the owner left');
    if (roomsInCommon(wanted.rooms, owner.rooms) === undefined)
      throw new KeyRefused('所有者不负责这些直播间', 'its rooms are none of its owner’s');
    // Of its owner's rooms it would follow them, and a tablet would show another room one day.
    if (wanted.scopes.includes('host') && wanted.rooms.length !== 1)
      throw new KeyRefused(
        '主播屏的密钥须写明一个直播间',
        'a key for a host’s tablet names exactly one room',
      );
    const secret = newKeySecret();
    const now = this.clock.now();
    const key = { id: this.newId(), ...wanted, createdAt: now, expiresAt: now + days * DAY };
    const { scopes, rooms, expiresAt } = key;
    const audit = auditOf({ id: this.newId(), at: now }, doer, {
      action: 'key.created',
      subject: { type: 'key', id: key.id },
      after: { name: key.name, owner: key.owner, scopes, rooms, expiresAt },
    });
    await this.keys.add(key, digestOf(secret), audit);
    await this.tellRing();
    return { key, secret };
  }

  /** @throws KeyNotFound */
  async revoke(id: string, doer: Doer, why?: string): Promise<AccessKey> {
    const now = this.clock.now();
    const revoked = await this.keys.revoke(id, now, (key) =>
      auditOf({ id: this.newId(), at: now }, doer, {
        action: 'key.revoked',
        subject: { type: 'key', id },
        before: { name: key.name, owner: key.owner },
        why,
      }),
    );
    if (!revoked) throw new KeyNotFound();
    await this.tellRing();
    return revoked;
  }

  /** Other processes, and this one if the store is just away, find it out by themselves. */
  private async tellRing(): Promise<void> {
    await this.ring.refresh().catch(() => undefined);
  }
}
