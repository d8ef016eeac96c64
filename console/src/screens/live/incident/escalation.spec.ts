import { describe, expect, it } from '@jest/globals';
import { incidentOf } from '../../../live/incident.fixture.js';
import { escalationOf } from './escalation.js';

const step = (place: number) =>
  ({ grade: 'P0', step: place, to: { roles: ['controller'] }, at: 5_000 + place }) as const;

describe('escalationOf', () => {
  it('tells the last step, until somebody has the incident', () => {
    expect(escalationOf(incidentOf())).toBeUndefined();
    expect(escalationOf(incidentOf('i1', { escalated: [step(0)] }))).toMatchObject({ isFirst: true });
    const escalated = [step(0), step(1)];
    expect(escalationOf(incidentOf('i1', { escalated }))).toEqual({
      at: 5_001,
      roles: ['controller'],
      channels: [],
      isFirst: false,
    });
    expect(escalationOf(incidentOf('i1', { escalated, status: 'claimed' }))).toBeUndefined();
  });
});
