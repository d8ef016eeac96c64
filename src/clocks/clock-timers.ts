import { nextDueAt } from '../core/incident/clocks.js';
import type { DeskSettings } from '../core/incident/desk-settings.js';
import type { IncidentView } from '../core/incident/view.js';
import type { Clock } from '../ports.js';
import type { Queues } from '../queue/queues.js';

/** Delayed jobs for what was just committed: each incident is looked at when its next clock falls due. */
export class ClockTimers {
  constructor(
    private readonly queues: Pick<Queues, 'addTend'>,
    private readonly desk: () => DeskSettings,
    private readonly clock: Clock,
  ) {}

  /** What was committed is done: a timer that cannot be set now is replaced by the sweep, which reads the store. */
  async set(incidents: readonly IncidentView[]): Promise<void> {
    const now = this.clock.now();
    const set = incidents.map(async (incident) => {
      const dueAt = nextDueAt(incident, this.desk());
      if (dueAt !== undefined) await this.queues.addTend(incident.id, dueAt, now);
    });
    await Promise.allSettled(set);
  }
}
