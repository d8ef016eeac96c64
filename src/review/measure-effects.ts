import { Inject, Injectable } from '@nestjs/common';
import { complaintOf, isSpokenOf } from '../core/review/complaint.js';
import { courseDueAt, courseFrom, courseSpan } from '../core/review/course.js';
import { dueMarks, MARKS, measureEffect, minutesFor, nextDueAt, type Effect } from '../core/review/effect.js';
import { COMPLAINED_WITHIN } from '../core/review/response.js';
import { shardOf } from '../core/shard.js';
import { MINUTE, RECENT_HORIZON } from '../core/window/widths.js';
import type { Clock, DueIncident, DueUse, EffectStore, Inbox } from '../ports.js';
import type { JobHandler } from '../queue/handlers.js';
import { CLOCK, EFFECT_STORE, INBOX, SETTINGS, type Settings } from '../tokens.js';

/** In one run; the rest is for the next. In the largest room one takes the database some seconds. */
const AT_ONCE = 20;

/** An incident that nobody measured for so long stays unmeasured, so that the search for those stays short. */
const LOOKED_BACK = 24 * 60 * MINUTE;

/** Up to when, ms, all that came into a shard is in the archive. */
type SettledUntil = (roomId: string) => number;

/**
 * Measures what followed the uses of scripts, and what followed where nobody said anything. It reads the archive, so that
 * the answer is exact and the same whenever it is asked; two at once find the same, and the second keeps nothing.
 */
@Injectable()
export class MeasureEffects implements JobHandler<'measure-effects'> {
  readonly job = 'measure-effects';

  constructor(
    @Inject(EFFECT_STORE) private readonly store: EffectStore,
    @Inject(INBOX) private readonly inbox: Pick<Inbox, 'oldestWaiting'>,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'shards'>,
  ) {}

  /** @throws AggregateError with what could not be measured, after the others were */
  async handle(): Promise<void> {
    const now = this.clock.now();
    const settledUntil = await this.settledUntil(now);
    const uses = await this.store.dueUses(now, AT_ONCE);
    const incidents = await this.store.dueIncidents(now - LOOKED_BACK, now - courseDueAt(0), AT_ONCE);
    const faults: unknown[] = [];
    // One after the other: each may keep the database busy.
    for (const measure of [
      ...uses.map((use) => () => this.measureUse(use, settledUntil(use.roomId))),
      ...incidents.map((incident) => () => this.measureIncident(incident, settledUntil(incident.roomId))),
    ]) {
      await measure().catch((error: unknown) => faults.push(error));
    }
    if (faults.length > 0) {
      throw new AggregateError(
        faults,
        `${faults.length} 项效果测量失败 / not measured: ${String(faults[0])}`,
      );
    }
  }

  /** A batch that was given up waits for ever: it holds things up for as long as signals wait for it, and no longer. */
  private async settledUntil(now: number): Promise<SettledUntil> {
    const shards = Array.from({ length: this.settings.shards }, (_, shard) => shard);
    const waiting = await Promise.all(
      shards.map(async (shard) => await this.inbox.oldestWaiting(shard, now - RECENT_HORIZON)),
    );
    return (roomId) => waiting[shardOf(roomId, shards.length)] ?? now;
  }

  private async measureUse(use: DueUse, settledUntil: number): Promise<void> {
    const known = use.effect ?? undefined;
    const marks = dueMarks(use.at, known, settledUntil);
    if (marks.length === 0) return;
    const minutes = minutesFor(known, marks);
    const counts = await this.store.countMinutes(
      use.roomId,
      use.at,
      minutes,
      complaintOf(use.cause ?? undefined),
    );
    const effect = measureEffect(known, marks, counts);
    await this.store.saveEffect(use, effect, nextDueAt(use.at, effect));
  }

  private async measureIncident(incident: DueIncident, settledUntil: number): Promise<void> {
    const { id, detectedAt } = incident;
    if (courseDueAt(detectedAt) > settledUntil) return;
    const firstComplaintAt = await this.firstComplaint(incident);
    const effect = await this.courseOf(incident);
    await this.store.saveCourse({
      incidentId: id,
      ...(firstComplaintAt !== undefined && { firstComplaintAt }),
      ...(effect !== undefined && { effect }),
    });
  }

  private async firstComplaint({ roomId, cause, detectedAt }: DueIncident): Promise<number | undefined> {
    if (!isSpokenOf(cause)) return undefined;
    const from = detectedAt - COMPLAINED_WITHIN;
    return await this.store.firstFlagged(roomId, complaintOf(cause), from, detectedAt);
  }

  /** @returns undefined where somebody said something meanwhile: that is no course by itself */
  private async courseOf({ roomId, cause, detectedAt }: DueIncident): Promise<Effect | undefined> {
    const { from, to } = courseSpan(detectedAt);
    if (await this.store.wereWordsSaid(roomId, from, to)) return undefined;
    const minutes = minutesFor(undefined, MARKS);
    const counts = await this.store.countMinutes(roomId, courseFrom(detectedAt), minutes, complaintOf(cause));
    return measureEffect(undefined, MARKS, counts);
  }
}
