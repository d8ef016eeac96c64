import type { Cause, IncidentEvent, Promised } from '../incident/events.js';
import type { Audience } from '../script/script.js';
import type { Effect } from './effect.js';

/** A script that was used, as it is noted in the transaction of what used it. */
export interface NewUse {
  /** Left out where it was said without one. */
  readonly incidentId?: string;
  readonly roomId: string;
  readonly scriptId: string;
  readonly version: number;
  /** Unknown of uses before it was kept. */
  readonly audience?: Audience;
  /** Whose words they were; left out when the system used it. */
  readonly person?: string;
  readonly at: number;
  /** The announcement that it was published as. */
  readonly announcementId?: string;
  readonly compensation?: Promised;
}

/** A use, with what followed it. */
export interface ScriptUse extends NewUse {
  readonly id: string;
  /** Of its incident. */
  readonly cause?: Cause;
  /** Left out until its first mark is measured. */
  readonly effect?: Effect;
}

/** @returns the uses that these events tell, in their order */
export function usesIn(events: readonly IncidentEvent[]): readonly NewUse[] {
  return events.flatMap((event) => {
    if (event.type !== 'script.used') return [];
    const { incidentId, roomId, scriptId, version, audience, announcementId, compensation, at, by } = event;
    return [
      {
        incidentId,
        roomId,
        scriptId,
        version,
        at,
        ...(audience !== undefined && { audience }),
        ...(announcementId !== undefined && { announcementId }),
        ...(compensation !== undefined && { compensation }),
        ...(by.type === 'person' && { person: by.name }),
      },
    ];
  });
}
