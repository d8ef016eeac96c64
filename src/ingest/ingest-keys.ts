import { createHash } from 'node:crypto';

/** Who may bring messages in, and for which rooms. The key itself is not kept, only its hash. */
export interface IngestKey {
  /** The default source of its messages. */
  readonly name: string;
  /** Who answers for it: a person's name, or the setting that has it. */
  readonly owner: string;
  /** Empty: every room. */
  readonly rooms: ReadonlySet<string>;
}

/** The setting of ingest keys cannot be read. The message never holds a key. */
export class IngestKeyError extends Error {
  override readonly name = 'IngestKeyError';
}

/** Finds keys by hash, so that neither memory nor timing tells how close a guess was. */
export class IngestKeys {
  private readonly byHash = new Map<string, IngestKey>();

  /**
   * @param setting `name=key` pairs, comma-separated, each optionally `@room|room`
   * @throws IngestKeyError naming the pair (never the key) that cannot be read
   */
  constructor(setting: string) {
    const pairs = setting.split(',').map((pair) => pair.trim());
    pairs.filter(Boolean).forEach((pair, index) => this.add(pair, index));
  }

  find(key: string): IngestKey | undefined {
    return this.byHash.get(hashOf(key));
  }

  private add(pair: string, index: number): void {
    const read = /^([\w-]{1,64})=([\w~+/.-]{16,256}?)(?:@(.+))?$/.exec(pair);
    if (!read) {
      throw new IngestKeyError(
        `INGEST_KEYS 第 ${index + 1} 项有误,应为 名称=密钥(至少 16 位)[@房间|房间] / ` +
          `INGEST_KEYS entry ${index + 1}: expected name=key (16 characters or more)[@room|room]`,
      );
    }
    const [, name = '', key = '', rooms] = read;
    this.byHash.set(hashOf(key), { name, owner: 'INGEST_KEYS', rooms: new Set(rooms?.split('|')) });
  }
}

/** @returns the first key of the setting, for clients of our own; undefined when there is none */
export function firstKey(setting: string): string | undefined {
  return /^\s*[^=,]+=([^,@\s]+)/.exec(setting)?.[1];
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64');
}

/** @returns whether the key may speak for the room. */
export function mayBring(key: IngestKey, roomId: string): boolean {
  return key.rooms.size === 0 || key.rooms.has(roomId);
}
