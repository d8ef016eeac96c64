import type { Role } from '@server/core/access/person.js';
import type { IncidentView } from '@server/core/incident/view.js';

interface Called {
  readonly at: number;
  readonly roles: readonly Role[];
  readonly channels: readonly string[];
  /** Nobody was called beyond those who are called first. */
  readonly isFirst: boolean;
}

/** @returns the last step of its escalation; undefined once somebody has it, or where nobody was called */
export function escalationOf({ status, escalated }: IncidentView): Called | undefined {
  const last = escalated.at(-1);
  if (status !== 'open' || last === undefined) return undefined;
  const { roles = [], channels = [] } = last.to;
  return { at: last.at, roles, channels, isFirst: last.step === 0 };
}
