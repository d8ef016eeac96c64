import { QueryFailedError } from 'typeorm';

import { ConflictError } from '../../core/incident/conflict-error.js';

/** Unique violation, and deadlock: both mean that somebody else was writing the same. */
const CONFLICTS = new Set(['23505', '40P01']);

/** @returns what a failed transaction means to a step, where it means that another was first */
export function conflictIn(error: unknown): ConflictError | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const { code, detail } = error.driverError as { code?: string; detail?: string };
  return CONFLICTS.has(code ?? '') ? new ConflictError(detail ?? error.message, { cause: error }) : undefined;
}
