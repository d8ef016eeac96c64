import { z } from 'zod';
import { GRADES } from '../core/grade.js';

/** Ids of incidents and names of scripts. */
export const idSchema = z.string().regex(/^[\w-]{1,64}$/);

const words = z.string().trim().min(1).max(500);
const seen = z
  .int()
  .positive()
  .optional()
  .describe('The incident’s `seq` that you saw; if another person decided the same since, refused with 409');
const name = z.string().min(1).max(128);
const DAY_MINUTES = 24 * 60;

export const handSchema = z.strictObject({ to: name, why: words.optional(), seen });
export const releaseSchema = z.strictObject({ why: words.optional(), seen }).default({});
export const gradeSchema = z.strictObject({ grade: z.enum(GRADES), why: words, seen });
export const holdSchema = z.strictObject({ minutes: z.int().min(1).max(DAY_MINUTES), why: words, seen });
/** `why`: for an all-clear while signals are open. */
export const resolveSchema = z
  .strictObject({
    note: z.string().max(2_000).optional(),
    why: words.optional(),
    seen,
  })
  .default({});
export const reopenSchema = z.strictObject({ why: words, seen });
export const mergeSchema = z.strictObject({ into: idSchema, why: words.optional(), seen });
export const splitSchema = z.strictObject({ signalIds: z.array(idSchema).min(1).max(100), why: words, seen });
export const useSchema = z.strictObject({
  version: z.int().positive(),
  /** What the person read or typed, by variable name. */
  values: z.record(z.string().max(64), z.string().max(200)).default({}),
});
