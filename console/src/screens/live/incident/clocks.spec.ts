import { describe, expect, it } from '@jest/globals';
import { incidentOf } from '../../../live/incident.fixture.js';
import { ANSWER_WITHIN, incidentClocks } from './clocks.js';

const found = incidentOf();

describe('incidentClocks', () => {
  it('runs both clocks from the discovery on', () => {
    expect(incidentClocks(found, 61_000)).toEqual({
      claim: { elapsed: 60_000, isRunning: true },
      answer: { elapsed: 60_000, isRunning: true, isLate: false },
    });
  });

  it('stops each with what it waits for', () => {
    const claimed = incidentOf('i1', { status: 'claimed', claimedAt: 43_000 });
    const clocks = incidentClocks(claimed, 61_000);
    expect(clocks.claim).toEqual({ elapsed: 42_000, isRunning: false });
    expect(clocks.answer.isRunning).toBe(true);
  });

  it('is late past fifteen minutes, and stays late when the answer came after them', () => {
    const late = 1_000 + ANSWER_WITHIN + 1;
    expect(incidentClocks(found, late).answer.isLate).toBe(true);
    expect(incidentClocks(incidentOf('i1', { answeredAt: late }), late + 60_000).answer).toEqual({
      elapsed: ANSWER_WITHIN + 1,
      isRunning: false,
      isLate: true,
    });
  });

  it('waits for nobody to take what has gone quiet, while the public is still owed a word', () => {
    const quiet = incidentOf('i1', { status: 'quiet', quietAt: 21_000 });
    const { claim, answer } = incidentClocks(quiet, 61_000);
    expect(claim).toEqual({ elapsed: 20_000, isRunning: false });
    expect(answer.isRunning).toBe(true);
  });

  it('runs no longer when the incident is resolved', () => {
    const resolved = incidentOf('i1', { status: 'resolved', resolvedAt: 31_000 });
    expect(incidentClocks(resolved, 99_000).claim).toEqual({ elapsed: 30_000, isRunning: false });
  });
});
