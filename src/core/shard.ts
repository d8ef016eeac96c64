/**
 * Where a room lives. Every key of a shard carries the shard's hash tag, so that a Redis Cluster keeps the
 * shard together and one Lua script may touch all of it.
 */

/**
 * FNV-1a (Fowler, Noll, Vo), 32 bit, over UTF-16 units.
 * @returns 0 … shards - 1; the same for the same room in every process.
 */
export function shardOf(roomId: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < roomId.length; i++) {
    hash = Math.imul(hash ^ roomId.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0) % shards;
}

/** @returns e.g. `{ck:3}`; a key is `${tag}:name`. */
export function shardTag(prefix: string, shard: number): string {
  return `{${prefix}:${shard}}`;
}
