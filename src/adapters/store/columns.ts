import type { ValueTransformer } from 'typeorm';

import { storableJson, storableText } from './storable.js';

/** Milliseconds since the epoch in the core, timestamptz in the table. */
export const time: ValueTransformer = {
  to: (ms: unknown) => (typeof ms === 'number' ? new Date(ms) : ms),
  from: (date: Date | null) => date?.getTime() ?? null,
};

/** Text that somebody outside may have written. */
export const text: ValueTransformer = {
  to: (value: unknown) => (typeof value === 'string' ? storableText(value) : value),
  from: (value: string | null) => value,
};

/** A value of the core, kept as it is but for what jsonb refuses. */
export const json: ValueTransformer = {
  to: (value: unknown) => (value === undefined ? value : (JSON.parse(storableJson(value)) as unknown)),
  from: (value: unknown) => value,
};

/** An amount of money: numeric in the table, which pg hands over as text. */
export const amount: ValueTransformer = {
  to: (value: unknown) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};
