import type { Said } from '../said.js';
import { SaidError } from '../said-error.js';
import type { IncidentEventType } from './events.js';
import type { IncidentStatus } from './view.js';

/** `none`: the incident has no events yet. */
export type IncidentState = IncidentStatus | 'none';

/** An event that cannot happen to an incident in this state. The incident is unchanged. */
export class IllegalTransition extends SaidError {
  override readonly name = 'IllegalTransition';

  constructor(
    readonly incidentId: string,
    readonly state: IncidentState,
    readonly event: IncidentEventType,
    /** What stands against it, and where somebody was first, who and when: that alone is what a person reads. */
    readonly why: Said,
  ) {
    super(why);
  }
}
