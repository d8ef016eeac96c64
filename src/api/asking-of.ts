import type { SignedInRequest } from '../http/session.guard.js';
import type { Asking } from '../incident/asking.js';

/** @param seen the `seq` of the incident that the person saw, where the client says so */
export function askingOf({ person, from }: SignedInRequest, seen?: number): Asking {
  return { person, from, ...(seen !== undefined && { seen }) };
}
