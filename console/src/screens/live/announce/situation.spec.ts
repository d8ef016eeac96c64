import { describe, expect, it } from '@jest/globals';
import type { IncidentEvent, SignalRef } from '@server/core/incident/events.js';
import { incidentOf } from '../../../live/incident.fixture.js';
import { standingAt, turnsSince } from './situation.js';

const recovered = [{ code: 'recovered', facts: { people: 68 } }];
const written = incidentOf('i1', { grade: 'P0', status: 'claimed' });

describe('turnsSince', () => {
  it('tells of another grade, and that viewers say it is back', () => {
    expect(turnsSince(written, { ...written, grade: 'P1', gradeReasons: recovered })).toEqual([
      { kind: 'graded', from: 'P0', to: 'P1' },
      { kind: 'recovered', people: 68 },
    ]);
  });

  it('tells that it is over, and that what was said to be over is not', () => {
    expect(turnsSince(written, { ...written, status: 'quiet' })).toEqual([{ kind: 'quiet' }]);
    expect(turnsSince({ ...written, status: 'quiet' }, written)).toEqual([{ kind: 'again' }]);
    expect(turnsSince({ ...written, gradeReasons: recovered }, written)).toEqual([{ kind: 'again' }]);
  });

  it('is silent where only somebody claimed it, or more of the same came', () => {
    expect(turnsSince({ ...written, status: 'open' }, written)).toEqual([]);
    const same = { ...written, gradeReasons: recovered };
    expect(
      turnsSince(same, { ...same, gradeReasons: [{ code: 'recovered', facts: { people: 90 } }] }),
    ).toEqual([]);
  });
});

describe('standingAt', () => {
  const base = { incidentId: 'i1', roomId: 'r1', by: { type: 'system' } } as const;
  const signal: SignalRef = { signalId: 's1', kind: 'spike.topic', subject: 'av_fault', grade: 'P2' };
  const events: readonly IncidentEvent[] = [
    { ...base, seq: 1, at: 1_000, type: 'detected', cause: 'av_fault', signal, facts: {} },
    { ...base, seq: 2, at: 1_000, type: 'graded', grade: 'P0', reasons: [] },
    { ...base, seq: 3, at: 9_000, type: 'graded', grade: 'P1', reasons: recovered },
  ];

  it('is of what was known then', () => {
    expect(standingAt(events, 5_000).grade).toBe('P0');
    expect(standingAt(events, 9_000).grade).toBe('P1');
    expect(standingAt(events, 10).status).toBe('open');
  });
});
