import { z } from 'zod';
import { DEADLINE_MS } from '../http/post.js';

/** What every notifier is told, whatever it speaks. */
export const everyChannel = {
  /** What people call it; each has its own. */
  name: z.string().trim().min(1).max(40),
  /** ms after which one attempt is given up. */
  timeoutMs: z.number().int().min(10).max(DEADLINE_MS).default(DEADLINE_MS),
};

/** Of those that people read as they come; a machine gets both languages. */
export const readChannel = { ...everyChannel, language: z.enum(['zh', 'en']).default('zh') };
