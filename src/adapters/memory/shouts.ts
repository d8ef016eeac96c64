import type { Chorus } from '../../core/signal/flood-told.js';
import { NOTICED } from '../../core/window/bounds.js';
import { smallestOfAll } from '../../core/window/people.js';
import type { ShoutDelta } from '../../core/window/room-delta.js';
import { at } from './at.js';
import { chorusOf, saidUpTo, type Said } from './choruses.js';
import type { CrowdStore } from './crowd-store.js';
import { forgetFloodsBefore } from './forget-floods.js';

/** Who shouts what has no fingerprint. */
export class Shouts {
  private readonly shouts = new Map<number, Map<string, Said>>();

  constructor(private readonly writers: CrowdStore) {}

  add({ start, shout, messages, accounts }: ShoutDelta): void {
    const bucket = at(this.shouts, start, () => new Map<string, Said>());
    const known = at(bucket, shout, (): Said => ({ messages: 0, accounts: '' }));
    known.messages += messages;
    if (known.messages >= NOTICED) known.accounts = smallestOfAll([known.accounts, accounts]);
  }

  chorus(shout: string, start: number): Chorus | undefined {
    return chorusOf(saidUpTo(this.shouts, shout, start), shout, start, this.writers);
  }

  forgetBefore(now: number): void {
    forgetFloodsBefore(this.shouts, now);
  }
}
