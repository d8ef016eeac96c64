import { Inject, Injectable } from '@nestjs/common';
import { effectsOf } from '../core/review/helped.js';
import type { ScriptEffect, ScriptHistory, ScriptUse } from '../core/script/history.js';
import type { Clock, ReviewReader } from '../ports.js';
import { CLOCK, REVIEW_READER } from '../tokens.js';

/** Ranking asks for every incident of every room each second; a use is news for minutes, an effect for days. */
const FRESH_MS = 3_000;

/** What scripts were used in the rooms' present broadcasts, and how they did, as of a few seconds ago. */
@Injectable()
export class ScriptHistories {
  private used: ReadonlyMap<string, readonly ScriptUse[]> = new Map();
  private effects: ReadonlyMap<string, ScriptEffect> = new Map();
  private readAt = -Infinity;

  constructor(
    @Inject(REVIEW_READER)
    private readonly reader: Pick<ReviewReader, 'usesOnAir' | 'scriptMeans' | 'courseMeans'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reads again what is old. */
  async refresh(): Promise<void> {
    const now = this.clock.now();
    if (now - this.readAt < FRESH_MS) return;
    const [uses, scripts, courses] = await Promise.all([
      this.reader.usesOnAir(),
      this.reader.scriptMeans(),
      this.reader.courseMeans(),
    ]);
    const used = new Map<string, ScriptUse[]>();
    for (const { roomId, scriptId, incidentId, audience, at } of uses) {
      if (audience === undefined) continue;
      const ofRoom = used.get(roomId) ?? [];
      ofRoom.push({ scriptId, audience, at, ...(incidentId !== undefined && { incidentId }) });
      used.set(roomId, ofRoom);
    }
    this.used = used;
    this.effects = effectsOf(scripts, courses);
    this.readAt = now;
  }

  /** @returns what ranking takes for an incident of the room; as fresh as the last `refresh` */
  of(roomId: string): ScriptHistory {
    return { usedInSession: this.used.get(roomId) ?? [], effects: this.effects };
  }
}
