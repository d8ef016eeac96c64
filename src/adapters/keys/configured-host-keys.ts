import { createHash } from 'node:crypto';
import type { HostKey, HostKeys } from '../../ports.js';

/** The setting of host keys cannot be read. The message never holds a key. */
export class HostKeyError extends Error {
  override readonly name = 'HostKeyError';
}

/** Keys of hosts' links, from the deployment's settings. Found by hash: neither memory nor timing tells how close a guess was. */
export class ConfiguredHostKeys implements HostKeys {
  private readonly byHash = new Map<string, HostKey>();

  /**
   * @param setting `name=key@room` entries, comma-separated
   * @throws HostKeyError naming the entry (never the key) that cannot be read
   */
  constructor(setting: string) {
    const entries = setting.split(',').map((entry) => entry.trim());
    entries.filter(Boolean).forEach((entry, index) => this.add(entry, index));
  }

  roomOf(key: string): Promise<HostKey | undefined> {
    return Promise.resolve(this.byHash.get(hashOf(key)));
  }

  private add(entry: string, index: number): void {
    const [, name, key, roomId] =
      /^([\w-]{1,64})=([\w~+/.-]{16,256})@([\p{L}\p{N}_.:@-]{1,64})$/u.exec(entry) ?? [];
    if (name === undefined || key === undefined || roomId === undefined) {
      throw new HostKeyError(
        `HOST_KEYS 第 ${index + 1} 项有误，应为 名称=密钥(至少 16 位)@直播间 / ` +
          `HOST_KEYS entry ${index + 1}: expected name=key (16 characters or more)@room`,
      );
    }
    this.byHash.set(hashOf(key), { roomId, name, owner: 'HOST_KEYS' });
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64');
}
