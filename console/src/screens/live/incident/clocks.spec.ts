import { describe, expect, it } from '@jest/globals';
import type { IncidentView } from '@server/core/incident/view.js';
import { ANSWER_WITHIN, incidentClocks } from './clocks.js';

const found: IncidentView = {
  id: 'i1',
  roomId: 'r1',
  cause: 'av_fault',
  status: 'open',
  grade: 'P0',
  gradedAt: 1_000,
  gradeReasons: [],
  signals: [],
  facts: {},
  detectedAt: 1_000,
  scriptsUsed: [],
  seq: 1,
};

describe('incidentClocks', () => {
  it('runs both clocks from the discovery on', () => {
    expect(incidentClocks(found, 61_000)).toEqual({
      claim: { elapsed: 60_000, isRunning: true },
      answer: { elapsed: 60_000, isRunning: true, isLate: false },
    });
  });

  it('stops each with what it waits for', () => {
    const claimed: IncidentView = { ...found, status: 'claimed', claimedAt: 43_000 };
    const clocks = incidentClocks(claimed, 61_000);
    expect(clocks.claim).toEqual({ elapsed: 42_000, isRunning: false });
    expect(clocks.answer.isRunning).toBe(true);
  });

  it('is late past fifteen minutes, and stays late when the answer came after them', () => {
    const late = 1_000 + ANSWER_WITHIN + 1;
    expect(incidentClocks(found, late).answer.isLate).toBe(true);
    expect(incidentClocks({ ...found, answeredAt: late }, late + 60_000).answer).toEqual({
      elapsed: ANSWER_WITHIN + 1,
      isRunning: false,
      isLate: true,
    });
  });

  it('waits for nobody to take what has gone quiet, while the public is still owed a word', () => {
    const quiet: IncidentView = { ...found, status: 'quiet', quietAt: 21_000 };
    const { claim, answer } = incidentClocks(quiet, 61_000);
    expect(claim).toEqual({ elapsed: 20_000, isRunning: false });
    expect(answer.isRunning).toBe(true);
  });

  it('runs no longer when the incident is resolved', () => {
    const resolved: IncidentView = { ...found, status: 'resolved', resolvedAt: 31_000 };
    expect(incidentClocks(resolved, 99_000).claim).toEqual({ elapsed: 30_000, isRunning: false });
  });
});
