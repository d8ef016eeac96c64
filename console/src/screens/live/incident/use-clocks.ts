import { useQuery } from '@tanstack/react-query';
import type { IncidentView } from '@server/core/incident/view.js';
import { readIncident } from '../../../api/client.js';
import { useServerNow } from '../../../live/desk-context.js';
import { countingClock, facesOf, targetsOf, type ClockFace } from './clocks.js';

interface Clocks {
  /** Those of the incident's grade; empty until it is known how long each gives. */
  readonly faces: readonly ClockFace[];
  readonly counting: ClockFace | undefined;
}

/** The true clocks: how long each gives is the company's to say and depends on the grade, the rest comes with events. */
export function useClocks(incident: IncidentView | undefined): Clocks {
  const now = useServerNow();
  const told = useQuery({
    queryKey: ['clock-targets', incident?.id, incident?.grade],
    queryFn: async () => targetsOf(await readIncident(incident!.id)),
    enabled: incident !== undefined,
    retry: 3,
  });
  if (!incident || !told.data) return { faces: [], counting: undefined };
  const faces = facesOf(incident, told.data, now);
  return { faces, counting: countingClock(incident, faces) };
}
