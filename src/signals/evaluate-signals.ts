import { isDeepStrictEqual } from 'node:util';
import { foldIncident } from '../core/incident/apply-event.js';
import { ConflictError } from '../core/incident/conflict-error.js';
import type { PlannedIncident } from '../core/incident/incident-draft.js';
import { planIncidentChanges } from '../core/incident/plan-changes.js';
import type { IncidentView } from '../core/incident/view.js';
import { isOver } from '../core/incident/view.js';
import type { Suggestion } from '../core/script/suggestion.js';
import type { SignalChange } from '../core/signal.js';
import { shardOf } from '../core/shard.js';
import { evaluateRoom } from '../core/signal/evaluate-room.js';
import type { Absence } from '../core/window/window.js';
import type { LiveEvent } from '../live/events.js';
import type { Clock, IncidentStore, WatchLog, Windows } from '../ports.js';
import type { JobCatalogue } from '../queue/jobs.js';

/** What a whole shard has in common when it is evaluated. */
interface Sight {
  readonly now: number;
  /** ms by which the analysis is behind. */
  readonly behind: number;
  readonly unwatched: readonly Absence[];
}

/** Once a second and shard: what is true of each room on air, and what that means for its incidents. */
export class EvaluateSignals {
  constructor(
    private readonly windows: Pick<Windows, 'activeRooms' | 'read'>,
    private readonly store: Pick<
      IncidentStore,
      'roomsInTrouble' | 'openSignals' | 'openIncidents' | 'commit'
    >,
    /** ms by which the analysis of a shard is behind. */
    private readonly lagOf: (shard: number, now: number) => Promise<number>,
    private readonly watch: Pick<WatchLog, 'watched'>,
    private readonly suggest: (incident: IncidentView, now: number) => readonly Suggestion[],
    private readonly clock: Clock,
    private readonly newId: () => string,
    private readonly shards: number,
    /** Sets the timers of what was committed; never fails. */
    private readonly setTimers: (incidents: readonly IncidentView[]) => Promise<void>,
  ) {}

  /**
   * Rooms do not wait for one another, nor fall with one another.
   * @throws AggregateError with what went wrong, after every other room is done
   */
  async evaluate({ shard }: JobCatalogue['evaluate-signals']): Promise<void> {
    const now = this.clock.now();
    // Before the windows: what is analysed between the two only makes them fuller than the lag says.
    const behind = await this.lagOf(shard, now);
    const [unwatched, onAir, inTrouble] = await Promise.all([
      this.watch.watched(shard, now),
      this.windows.activeRooms(shard, now),
      this.roomsInTrouble(shard),
    ]);
    const sight = { now, behind, unwatched };
    // A room that went off air has no window left, but what was open there must still come to its end.
    const rooms = [...new Set([...onAir, ...inTrouble])];
    const outcomes = await Promise.allSettled(
      rooms.map((roomId) => this.evaluateOne(roomId, sight, inTrouble.has(roomId))),
    );
    const faults = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    if (faults.length > 0) {
      throw new AggregateError(
        faults,
        `${faults.length}/${rooms.length} 个直播间评估失败 / rooms failed: ${String(faults[0])}`,
      );
    }
  }

  private async roomsInTrouble(shard: number): Promise<ReadonlySet<string>> {
    const rooms = await this.store.roomsInTrouble();
    return new Set(rooms.filter((roomId) => shardOf(roomId, this.shards) === shard));
  }

  /** @param inTrouble whether anything is open in the room: most rooms are calm, and the store is not asked again */
  private async evaluateOne(
    roomId: string,
    { now, behind, unwatched }: Sight,
    inTrouble: boolean,
  ): Promise<void> {
    const [counted, { open, stories }] = await Promise.all([
      this.windows.read(roomId, now),
      inTrouble ? this.troubleOf(roomId) : { open: [], stories: [] },
    ]);
    const window = { ...counted, unwatched };
    const changes = evaluateRoom(window, open, now, this.newId, behind);
    const incidents = stories.map(foldIncident);
    const planned = planIncidentChanges({ window, changes, open, incidents, now, newId: this.newId });
    if (changes.length === 0 && planned.length === 0) return;
    try {
      await this.store.commit({
        signals: changes.map(({ signal }) => signal),
        events: planned.flatMap(({ events }) => events),
        outbox: this.tell(roomId, changes, planned, incidents, now),
      });
      await this.setTimers(planned.map(({ view }) => view));
    } catch (error) {
      // Another worker evaluated this room first, or a person acted: it is evaluated again in a second.
      if (!(error instanceof ConflictError)) throw error;
    }
  }

  /** Incidents first: the signals of one that is found are then there, too, unless somebody cleared them since. */
  private async troubleOf(roomId: string) {
    const stories = await this.store.openIncidents(roomId);
    return { stories, open: await this.store.openSignals(roomId) };
  }

  private tell(
    roomId: string,
    changes: readonly SignalChange[],
    planned: readonly PlannedIncident[],
    before: readonly IncidentView[],
    now: number,
  ): readonly LiveEvent[] {
    const signals = changes.map(({ signal }) => ({ name: 'signal', roomId, payload: signal }) as const);
    const incidents = planned.map(({ view }) => ({ name: 'incident', roomId, payload: view }) as const);
    const suggestions = planned.flatMap(({ view }) => this.offer(view, before, now));
    return [...signals, ...incidents, ...suggestions];
  }

  /** Scripts are offered again only where a person would read something else than before. */
  private offer(incident: IncidentView, before: readonly IncidentView[], now: number): readonly LiveEvent[] {
    if (isOver(incident)) return [];
    const suggestions = this.suggest(incident, now);
    const known = before.find(({ id }) => id === incident.id);
    if (known && isDeepStrictEqual(suggestions, this.suggest(known, now))) return [];
    const payload = { incidentId: incident.id, suggestions };
    return [{ name: 'suggestions', roomId: incident.roomId, payload }];
  }
}
