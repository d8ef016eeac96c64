import { describe, expect, it } from '@jest/globals';
import type { IncidentView } from '@server/core/incident/view.js';
import type { Signal } from '@server/core/signal.js';
import { incidentOf } from '../../../live/incident.fixture.js';
import { heldSignals } from './held-signals.js';

const refOf = (signalId: string, clearedAt?: number): IncidentView['signals'][number] => ({
  signalId,
  kind: 'keyword.burst',
  subject: signalId,
  grade: 'P3',
  ...(clearedAt !== undefined && { clearedAt }),
});

const incident = incidentOf('i1', { signals: [refOf('over', 5_000), refOf('up'), refOf('lately', 9_000)] });

const evidence = [
  {
    detector: 'keyword.burst',
    rule: 'keyword.burst',
    version: '1',
    score: 1,
    spans: [],
    facts: { word: '卡' },
  },
];
const signal: Signal = {
  id: 'up',
  roomId: 'r1',
  kind: 'keyword.burst',
  subject: 'up',
  grade: 'P3',
  evidence,
  raisedAt: 1_000,
  seenAt: 2_000,
};

describe('heldSignals', () => {
  it('tells what is up from what has cleared, the latest first', () => {
    const { up, cleared } = heldSignals(incident, []);
    expect(up.map(({ signalId }) => signalId)).toEqual(['up']);
    expect(cleared.map(({ signalId }) => signalId)).toEqual(['lately', 'over']);
  });

  it('gives each the evidence of its signal, as far as that is still known', () => {
    const { up, cleared } = heldSignals(incident, [signal]);
    expect(up[0]!.evidence).toBe(evidence);
    expect(cleared[0]!.evidence).toEqual([]);
  });
});
