import { PostgresIncidentStore } from '../../src/adapters/store/postgres-incident-store.js';
import type { LiveEvent } from '../../src/live/events.js';
import type { IncidentStore } from '../../src/ports.js';

/** The real store; remembers what was committed to be told, and lets another writer go first. */
export class WatchedIncidentStore extends PostgresIncidentStore {
  readonly told: LiveEvent[] = [];
  /** Runs before a commit, once: another process that writes first. */
  beforeCommit: (() => Promise<void>) | undefined;

  override async commit(change: Parameters<IncidentStore['commit']>[0]): Promise<void> {
    const first = this.beforeCommit;
    this.beforeCommit = undefined;
    await first?.();
    await super.commit(change);
    this.told.push(...change.outbox);
  }
}
