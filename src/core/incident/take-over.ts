import { mergeBodies } from './absorb.js';
import type { IncidentDraft } from './incident-draft.js';
import type { IncidentView } from './view.js';

/** What a person holds, or had a hand in, stays as that person left it. */
export function isUntouched({ status, lastDeed }: IncidentView): boolean {
  return status === 'open' && lastDeed === undefined;
}

/** Two incidents become one: of each clock, the one that ran longer counts. */
export function takeOver(draft: IncidentDraft, main: IncidentView, other: IncidentView): void {
  const bodies = mergeBodies(main, other);
  draft.append(main.id, bodies.into);
  draft.append(other.id, bodies.from);
}
