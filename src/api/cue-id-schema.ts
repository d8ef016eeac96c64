import { z } from 'zod';

export const cueIdSchema = z.uuid({ error: '提词编号：UUID / cue id: a UUID' });
