import { describe, expect, it } from '@jest/globals';
import type { IncidentView } from '@server/core/incident/view.js';
import { mergeIncidents, mostUrgentUnclaimed } from './incident-order.js';

function incidentOf(id: string, more: Partial<IncidentView> = {}): IncidentView {
  return {
    id,
    roomId: 'r1',
    cause: 'av_fault',
    status: 'open',
    grade: 'P1',
    gradeReasons: [],
    signals: [],
    facts: {},
    detectedAt: 1_000,
    seq: 1,
    ...more,
  };
}

describe('mergeIncidents', () => {
  it('orders by grade, then unclaimed first, then the longest waiting; resolved ones last', () => {
    const merged = mergeIncidents(
      [],
      [
        incidentOf('resolved', { grade: 'P0', status: 'resolved' }),
        incidentOf('claimed', { status: 'claimed' }),
        incidentOf('later', { detectedAt: 9_000 }),
        incidentOf('earlier'),
        incidentOf('worst', { grade: 'P0', status: 'claimed' }),
      ],
    );
    expect(merged.map(({ id }) => id)).toEqual(['worst', 'earlier', 'later', 'claimed', 'resolved']);
  });

  it('never goes back to an older telling', () => {
    const current = mergeIncidents([], [incidentOf('a', { status: 'claimed', seq: 3 })]);
    expect(mergeIncidents(current, [incidentOf('a', { seq: 2 })])).toBe(current);
    expect(mergeIncidents(current, [incidentOf('a', { status: 'resolved', seq: 4 })])[0]!.status).toBe(
      'resolved',
    );
  });
});

describe('mostUrgentUnclaimed', () => {
  it('looks over all rooms and the room in view', () => {
    const here = [incidentOf('here', { grade: 'P2' })];
    expect(mostUrgentUnclaimed(incidentOf('there', { roomId: 'r2', grade: 'P0' }), here)?.id).toBe('there');
    expect(mostUrgentUnclaimed(undefined, here)?.id).toBe('here');
  });

  it('believes the room in view when the overview is still behind', () => {
    const claimed = incidentOf('a', { status: 'claimed', seq: 2 });
    expect(mostUrgentUnclaimed(incidentOf('a'), [claimed])).toBeUndefined();
  });
});
