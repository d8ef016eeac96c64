import { Inject, Injectable } from '@nestjs/common';
import { ApiError } from '../http/api-error.js';
import type { HostKey, HostKeys } from '../ports.js';
import { HOST_KEYS } from '../tokens.js';

class LinkMissing extends ApiError {
  constructor() {
    super(401, 'key_missing', {
      zh: '缺少主播链接里的密钥，请用请求头 Authorization: Bearer 密钥',
      en: 'the key of the host link is missing: send the header Authorization: Bearer KEY',
    });
  }
}

class LinkUnknown extends ApiError {
  constructor() {
    super(401, 'key_unknown', {
      zh: '主播链接无效或已停用，请向场控要新的链接',
      en: 'the host link is unknown or over: ask the controller for a new one',
    });
  }
}

/** Lets a host's tablet in by the key of its link, and says which room it is of. */
@Injectable()
export class HostDoor {
  constructor(@Inject(HOST_KEYS) private readonly keys: HostKeys) {}

  /**
   * @param authorization `Bearer KEY`
   * @throws ApiError 401 key_missing, key_unknown
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
      if (error instanceof ApiError) return false;
      throw error;
    }
  }
}
