import { Inject, Injectable } from '@nestjs/common';
import { SaidError } from '../core/said-error.js';
import type { HostKey, HostKeys } from '../ports.js';
import { CONFIGURED_HOST_KEYS } from '../tokens.js';
import { KeyRing } from './key-ring.js';

/** A tablet's link holds a key with the scope `host` for exactly one room, made here or named in the configuration. */
@Injectable()
export class RingHostKeys implements HostKeys {
  constructor(
    private readonly ring: KeyRing,
    @Inject(CONFIGURED_HOST_KEYS) private readonly configured: HostKeys,
  ) {}

  async roomOf(secret: string): Promise<HostKey | undefined> {
    await this.ring.meet(secret);
    return this.inRing(secret) ?? (await this.configured.roomOf(secret));
  }

  private inRing(secret: string): HostKey | undefined {
    try {
      const { person, name } = this.ring.use(secret, ['host']);
      const [roomId, ...others] = person.rooms;
      return roomId === undefined || others.length > 0 ? undefined : { roomId, name, owner: person.name };
    } catch (error) {
      // Unknown, ended, or for something else: no tablet's key.
      if (error instanceof SaidError) return undefined;
      throw error;
    }
  }
}
