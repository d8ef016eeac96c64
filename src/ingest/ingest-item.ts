import { z } from 'zod';
import { firstIssue } from '../http/issues-in-words.js';
import { roomIdSchema } from '../http/room-id-schema.js';

/** Longest text of a message, UTF-16 units. */
const TEXT_LIMIT = 10_000;

const NUMBER_LOSES_DIGITS =
  '64 位编号会丢失末位数字,请用字符串 / a 64-bit id loses digits as a number: send a string';

/** 64-bit ids travel as strings: a JSON number past 2^53 has lost digits before we could see it. */
const id = z.union(
  [
    z
      .string()
      .max(128)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u, {
        error: '编号含控制字符或残缺字符 / an id with control characters or half characters',
      }),
    z.int({ error: NUMBER_LOSES_DIGITS }).transform(String),
  ],
  { error: NUMBER_LOSES_DIGITS },
);

const sentAt = z.union([z.number(), z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))], {
  error: '应为毫秒(或秒)时间戳,或 ISO 8601 时间 / a timestamp in ms (or s), or an ISO 8601 time',
});

/** One message as a client sends it. Fields that are not named here are ignored. */
export const ingestItem = z.object({
  roomId: roomIdSchema,
  kind: z.enum(['danmaku', 'mention']).default('danmaku'),
  source: z.string().min(1).max(64).optional(),
  /** Unique within room, source and kind; empty counts as none. */
  id: id.optional().transform((given) => given || undefined),
  userId: id.optional(),
  userName: z.string().max(128).optional(),
  text: z
    .string({ error: '缺少文本 / text is missing' })
    .max(TEXT_LIMIT, { error: `文本超过 ${TEXT_LIMIT} 字 / text is over ${TEXT_LIMIT} characters` })
    .refine((text) => text.trim() !== '', { error: '文本为空 / text is empty' }),
  /** How many the platform merged into this one. */
  count: z.int().min(1).max(1_000_000).default(1),
  sentAt: sentAt.optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_048)
    .optional(),
});

export type IngestItem = z.output<typeof ingestItem>;

/** A message that was not accepted; the others of its batch were. */
export interface Rejection {
  /** Position in the request, from 0. */
  readonly index: number;
  readonly field: string;
  readonly code: 'invalid' | 'not_json' | 'room_forbidden';
  readonly reason: string;
}

/** @param item that does not fit */
export function rejectionOf(index: number, item: unknown): Rejection {
  return { index, code: 'invalid', ...firstIssue(ingestItem, item) };
}
