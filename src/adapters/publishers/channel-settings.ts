import { z } from 'zod';
import { DEADLINE_MS } from '../http/post.js';

/** What every channel to a room's public has in common. */
export const channelSettings = z.strictObject({
  /** Shown to people and written into receipts. */
  name: z.string().regex(/^[\w\p{L}-]{1,32}$/u, {
    error: '名称：1–32 个字母、数字、_ 或 - / name: 1–32 letters, digits, _ or -',
  }),
  /** Only for these rooms; for all when there is none. Who hands texts out goes by it, the channel does not. */
  rooms: z.array(z.string().min(1).max(128)).max(1_000).default([]),
  /** ms after which one attempt is given up. */
  timeoutMs: z.int().min(10).max(DEADLINE_MS).default(DEADLINE_MS),
});
