import type { Promised } from '../incident/events.js';
import type { Compensation } from './compensation.js';

/** What the books keep of a compensation: yuan in all, and by what it is given as. */
export function promisedIn({ total, items }: Pick<Compensation, 'total' | 'items'>): Promised {
  const byKind: Record<string, number> = {};
  for (const { kind, total: yuan } of items) {
    byKind[kind] = Math.round(((byKind[kind] ?? 0) + yuan) * 100) / 100;
  }
  return { total, byKind };
}
