import { z } from 'zod';
import { accountName, isAccountName } from '../core/access/account-name.js';
import { KEY_SCOPES } from '../core/access/key.js';
import { ROLES, USUAL_COMPENSATION_LIMIT } from '../core/access/person.js';
import { roomIdSchema } from '../http/room-id-schema.js';

/** As it is typed; kept in lower case. */
export const nameSchema = z.string().max(128).transform(accountName).refine(isAccountName, {
  error: '账号：1–64 个字母、数字或 _ . @ - / name: 1–64 letters, digits or _ . @ -',
});

/** Long enough; hashing takes the same time for any length, sending does not. */
const passwordSchema = z.string().min(12).max(256);

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
/** `all`, or some; none at all is no answer: it would be kept as every room. */
const rooms = z.union(
  [z.literal('all').transform((): string[] => []), z.array(roomIdSchema).min(1).max(200).transform(unique)],
  { error: '写出直播间编号（1–200 个），全部写 all / name the rooms (1–200), or say all' },
);
const why = z.string().trim().min(1).max(500).optional();

const account = z.strictObject({
  displayName: z.string().trim().min(1).max(64),
  roles: z.array(z.enum(ROLES)).min(1).max(ROLES.length).transform(unique),
  rooms,
  /** Yuan a broadcast. */
  compensationLimit: z.number().min(0).max(1_000_000).multipleOf(0.01),
});

export const newPersonSchema = account.extend({
  name: nameSchema,
  rooms: rooms.prefault('all'),
  compensationLimit: account.shape.compensationLimit.default(USUAL_COMPENSATION_LIMIT),
  /** Left out, one is made and answered. */
  password: passwordSchema.optional(),
});

export const personPatchSchema = account.partial().extend({ why });
export const whySchema = z.strictObject({ why }).default({});
export const setPasswordSchema = z.strictObject({ password: passwordSchema.optional(), why }).default({});
export const ownPasswordSchema = z.strictObject({ current: z.string().max(256), password: passwordSchema });
export const credentialsSchema = z.object({ user: z.string().max(128), password: z.string().max(256) });

const MOST_DAYS = 400;
const USUAL_DAYS = 90;

export const newKeySchema = z.strictObject({
  name: z.string().regex(/^[\w-]{1,64}$/),
  scopes: z.array(z.enum(KEY_SCOPES)).min(1).transform(unique),
  rooms: rooms.prefault('all'),
  /** Whoever makes it, unless another is named. */
  owner: nameSchema.optional(),
  days: z.int().min(1).max(MOST_DAYS).default(USUAL_DAYS),
});
