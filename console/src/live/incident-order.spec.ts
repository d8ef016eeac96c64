import { describe, expect, it } from '@jest/globals';
import type { IncidentView } from '@server/core/incident/view.js';
import { incidentOf } from './incident.fixture.js';
import { isCalm, mergeIncidents, mostUrgent, mostUrgentUnclaimed } from './incident-order.js';

describe('mergeIncidents', () => {
  it('keeps every incident in its place, however urgent the next one is', () => {
    const ids = (incidents: readonly IncidentView[]) => incidents.map(({ id }) => id);
    const first = mergeIncidents([], [incidentOf('b', { detectedAt: 2_000 }), incidentOf('a')]);
    expect(ids(first)).toEqual(['a', 'b']);
    const worse = [incidentOf('c', { grade: 'P0', detectedAt: 3_000 })];
    expect(ids(mergeIncidents(first, worse))).toEqual(['a', 'b', 'c']);
    const raised = [incidentOf('b', { grade: 'P0', detectedAt: 2_000, seq: 2 })];
    expect(ids(mergeIncidents(first, raised))).toEqual(['a', 'b']);
  });

  it('never goes back to an older telling', () => {
    const current = mergeIncidents([], [incidentOf('a', { status: 'claimed', seq: 3 })]);
    expect(mergeIncidents(current, [incidentOf('a', { seq: 2 })])).toBe(current);
    expect(mergeIncidents(current, [incidentOf('a', { status: 'resolved', seq: 4 })])[0]!.status).toBe(
      'resolved',
    );
  });
});

describe('mostUrgent', () => {
  it('looks at the grade, then for what is unclaimed, then for what waits longest; what is resolved waits last', () => {
    const ranked = [
      incidentOf('worst', { grade: 'P0', status: 'claimed' }),
      incidentOf('earlier'),
      incidentOf('later', { detectedAt: 9_000 }),
      incidentOf('claimed', { status: 'claimed' }),
      incidentOf('resolved', { grade: 'P0', status: 'resolved' }),
    ];
    for (let from = 0; from < ranked.length; from += 1) {
      expect(mostUrgent(ranked.slice(from).reverse())).toBe(ranked[from]);
    }
    expect(mostUrgent([])).toBeUndefined();
  });
});

describe('isCalm', () => {
  it('is what is quiet or over', () => {
    const statuses = ['open', 'claimed', 'quiet', 'resolved'] as const;
    expect(statuses.filter((status) => isCalm(incidentOf('a', { status })))).toEqual(['quiet', 'resolved']);
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
