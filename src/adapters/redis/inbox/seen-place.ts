import type { XXHashAPI } from 'xxhash-wasm';
import type { Message } from '../../../core/message.js';

/** 26,700 messages/s for one epoch fill 16,384 sets with 488 ids each: below Redis's 512 for an intset. */
const SLOT_BITS = 14;
export const SLOTS = 1 << SLOT_BITS;
export const FIRST_SLOT = 10_000;
/** Members have 16 digits: an integer for Redis, of one width for the script. */
const FIRST_MEMBER = 1e15;

/** Widths of what `seenPlace` gives, in characters. */
export const SLOT_WIDTH = 5;
export const MEMBER_WIDTH = 16;

/**
 * Which set, and which member of it, stand for a message: 64 bits of hash of room, source, kind and external id. With
 * 16,000,000 ids remembered, a new one is mistaken for a known one once in some 10^12 messages.
 * @returns SLOT_WIDTH + MEMBER_WIDTH digits; zeros for a message that nothing tells from another
 */
export function seenPlace({ h32 }: Pick<XXHashAPI, 'h32'>, message: Message): string {
  if (message.externalId === undefined) return NOWHERE;
  const name = `${message.roomId}\n${message.source}\n${message.kind}\n${message.externalId}`;
  const high = h32(name, 1);
  const low = h32(name, 2);
  const slot = FIRST_SLOT + (high & (SLOTS - 1));
  const member = FIRST_MEMBER + (high >>> SLOT_BITS) * 2 ** 32 + low;
  return `${slot}${member}`;
}

const NOWHERE = '0'.repeat(SLOT_WIDTH + MEMBER_WIDTH);
