import { Inject, Injectable } from '@nestjs/common';
import { effectsOf } from '../core/review/helped.js';
import type { ScriptEffect, ScriptHistory, PastUse } from '../core/script/history.js';
import { MINUTE, SECOND } from '../core/window/widths.js';
import type { ReviewReader } from '../ports.js';
import { REVIEW_READER } from '../tokens.js';
import { keepReading } from '../upkeep/keep-reading.js';

/** A use is news for minutes. */
const USES_EVERY_MS = 3 * SECOND;
/** An effect is for days, and its mean is taken over everything that was ever used. */
const EFFECTS_EVERY_MS = 5 * MINUTE;

/** What scripts were used in the rooms' present broadcasts, as of a few seconds ago, and how they did, as of minutes ago. */
@Injectable()
export class ScriptHistories {
  private used: ReadonlyMap<string, readonly PastUse[]> = new Map();
  private effects: ReadonlyMap<string, ScriptEffect> = new Map();

  constructor(
    @Inject(REVIEW_READER)
    private readonly reader: Pick<ReviewReader, 'usesOnAir' | 'scriptMeans' | 'courseMeans'>,
  ) {}

  /**
   * @param onError is told of a read that failed; the next one follows
   * @returns stops it
   */
  async start(onError: (error: unknown) => void): Promise<() => Promise<void>> {
    const stops = await Promise.all([
      keepReading(async () => await this.readUses(), USES_EVERY_MS, onError),
      keepReading(async () => await this.readEffects(), EFFECTS_EVERY_MS, onError),
    ]);
    return async () => void (await Promise.all(stops.map(async (stop) => await stop())));
  }

  async readUses(): Promise<void> {
    const used = new Map<string, PastUse[]>();
    for (const { roomId, scriptId, incidentId, audience, at } of await this.reader.usesOnAir()) {
      if (audience === undefined) continue;
      const ofRoom = used.get(roomId) ?? [];
      ofRoom.push({ scriptId, audience, at, ...(incidentId !== undefined && { incidentId }) });
      used.set(roomId, ofRoom);
    }
    this.used = used;
  }

  async readEffects(): Promise<void> {
    const [scripts, courses] = await Promise.all([this.reader.scriptMeans(), this.reader.courseMeans()]);
    this.effects = effectsOf(scripts, courses);
  }

  /** @returns what ranking takes for an incident of the room */
  of(roomId: string): ScriptHistory {
    return { usedOnAir: this.used.get(roomId) ?? [], effects: this.effects };
  }
}
