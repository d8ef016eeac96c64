import { Inject, Injectable } from '@nestjs/common';
import { SaidError } from '../core/said-error.js';
import type { HostKey, HostKeys } from '../ports.js';
import { HOST_KEYS } from '../tokens.js';
import { LinkMissing, LinkUnknown } from './cue-errors.js';

/** Lets a host's tablet in by the key of its link, and says which room it is of. */
@Injectable()
export class HostDoor {
  constructor(@Inject(HOST_KEYS) private readonly keys: HostKeys) {}

  /**
   * @param authorization `Bearer KEY`
   * @throws LinkMissing, LinkUnknown
   */
  async keyOf(authorization: string | undefined): Promise<HostKey> {
    const key = /^Bearer\s+(\S{1,512})$/i.exec(authorization ?? '')?.[1];
    if (key === undefined) throw new LinkMissing();
    const found = await this.keys.roomOf(key);
    if (!found) throw new LinkUnknown();
    return found;
  }

  /** @returns whether the key, once let in, still opens the same room */
  async stillOpens(authorization: string | undefined, roomId: string): Promise<boolean> {
    try {
      return (await this.keyOf(authorization)).roomId === roomId;
    } catch (error) {
      if (error instanceof SaidError) return false;
      throw error;
    }
  }
}
