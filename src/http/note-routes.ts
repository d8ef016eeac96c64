import type { FastifyInstance } from 'fastify';
import { accessOf, tableMismatches } from '../core/access/permissions.js';

/** Bytes that a body may have, by who may send it. */
export interface BodyLimits {
  readonly key: number;
  readonly person: number;
  readonly public: number;
}

/**
 * From now on notes every route as the permission table writes it, and gives it the body limit of those who may ask.
 * @returns the rows, growing
 */
export function noteRoutes(fastify: FastifyInstance, limits: BodyLimits): readonly string[] {
  const rows: string[] = [];
  fastify.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) {
      // The head of what may be read may be read.
      if (method === 'HEAD') continue;
      const row = `${method} ${route.url}`;
      rows.push(row);
      const access = accessOf(row);
      route.bodyLimit =
        access === 'ingest key'
          ? limits.key
          : access === 'public' || access === 'host key'
            ? limits.public
            : limits.person;
    }
  });
  return rows;
}

/**
 * @param rows of everything that is served
 * @param missing rows of the table that are not served here
 * @throws Error naming what the permission table lacks, and what it has too much
 */
export function refuseUnlistedRoutes(rows: readonly string[], missing: readonly string[]): void {
  const wrong = tableMismatches([...rows, ...missing]);
  if (wrong.length === 0) return;
  throw new Error(`permission table (src/core/access/permissions.ts):\n${wrong.join('\n')}`);
}
