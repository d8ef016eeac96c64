import { z } from 'zod';

/** What a room may be called by programs. Redis keys, rows and paths rely on it. */
export const roomIdSchema = z.string().regex(/^[\p{L}\p{N}_.:@-]{1,64}$/u, {
  error: '直播间编号:1–64 个字母、数字或 _ . : @ - / room id: 1–64 letters, digits or _ . : @ -',
});
