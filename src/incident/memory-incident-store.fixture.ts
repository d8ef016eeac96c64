import { foldIncident } from '../core/incident/apply-event.js';
import { ConflictError } from '../core/incident/conflict-error.js';
import type { IncidentEvent } from '../core/incident/events.js';
import type { Signal } from '../core/signal.js';
import type { IncidentStore, OutboxEvent } from '../ports.js';

/** The port's rules without a database, so that the steps can be tested for what they decide. */
export class MemoryIncidentStore implements IncidentStore {
  readonly told: OutboxEvent[] = [];
  private readonly signals = new Map<string, Signal>();
  private readonly stories = new Map<string, readonly IncidentEvent[]>();
  /** Runs before a commit, once: another process that writes first. */
  beforeCommit: (() => Promise<void>) | undefined;

  openSignals(roomId: string): Promise<readonly Signal[]> {
    const open = [...this.signals.values()].filter((signal) => signal.clearedAt === undefined);
    return Promise.resolve(open.filter((signal) => signal.roomId === roomId));
  }

  openIncidents(roomId: string): Promise<readonly (readonly IncidentEvent[])[]> {
    const stories = [...this.stories.values()].filter(([first]) => first?.roomId === roomId);
    return Promise.resolve(stories.filter((story) => foldIncident(story).status !== 'resolved'));
  }

  incident(incidentId: string): Promise<readonly IncidentEvent[]> {
    return Promise.resolve(this.stories.get(incidentId) ?? []);
  }

  async commit(change: Parameters<IncidentStore['commit']>[0]): Promise<void> {
    const first = this.beforeCommit;
    this.beforeCommit = undefined;
    await first?.();
    const stories = new Map(this.stories);
    for (const event of change.events) {
      const story = stories.get(event.incidentId) ?? [];
      if (event.seq <= story.length) throw new ConflictError(`incident ${event.incidentId} seq ${event.seq}`);
      stories.set(event.incidentId, [...story, event]);
    }
    for (const signal of change.signals) this.refuseSecond(signal);
    for (const signal of change.signals) this.signals.set(signal.id, signal);
    for (const [id, story] of stories) this.stories.set(id, story);
    this.told.push(...change.outbox);
  }

  private refuseSecond(signal: Signal): void {
    const open = [...this.signals.values()].filter(({ clearedAt }) => clearedAt === undefined);
    const nameOf = ({ roomId, kind, subject }: Signal) => `${roomId} ${kind} ${subject}`;
    if (open.some((other) => other.id !== signal.id && nameOf(other) === nameOf(signal))) {
      throw new ConflictError(`signal ${nameOf(signal)}`);
    }
  }
}
