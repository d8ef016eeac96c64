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
    /** What stands against it. */
    readonly why: Said,
  ) {
    super({
      zh: `事件 ${incidentId} 处于 ${state}，不能 ${event}：${why.zh}`,
      en: `incident in ${state} cannot take ${event}: ${why.en}`,
    });
  }
}
