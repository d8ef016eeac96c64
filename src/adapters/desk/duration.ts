import { z } from 'zod';

const MS = { s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** `90s`, `5m` or `2h`, read into milliseconds. */
export const duration = z
  .string()
  .regex(/^[1-9]\d{0,5}[smh]$/, '应为时长，如 90s、5m、2h / must be a duration such as 90s, 5m, 2h')
  .transform((text) => Number(text.slice(0, -1)) * MS[text.at(-1) as keyof typeof MS]);
