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
    const clocks = { ...found.clocks, claim: { ...found.clocks.claim, stoppedAt: 43_000 } };
    const { claim, answer } = incidentClocks(incidentOf('i1', { clocks }), 61_000);
    expect(claim).toEqual({ elapsed: 42_000, isRunning: false });
    expect(answer.isRunning).toBe(true);
  });

  it('is late past fifteen minutes, and stays late when the answer came after them', () => {
    const late = 1_000 + ANSWER_WITHIN + 1;
    expect(incidentClocks(found, late).answer.isLate).toBe(true);
    const clocks = { ...found.clocks, answer: { ...found.clocks.answer, stoppedAt: late } };
    expect(incidentClocks(incidentOf('i1', { clocks }), late + 60_000).answer).toEqual({
      elapsed: ANSWER_WITHIN + 1,
      isRunning: false,
      isLate: true,
    });
  });

  it('stands still while nothing is wrong, and goes on where it stood', () => {
    const quiet = { ...found.clocks.answer, pausedAt: 21_000 };
    const clocks = {
      ...found.clocks,
      answer: quiet,
      claim: { ...quiet, pausedAt: undefined, pausedMs: 30_000 },
    };
    const { claim, answer } = incidentClocks(incidentOf('i1', { clocks }), 2_000_000);
    expect(answer).toEqual({ elapsed: 20_000, isRunning: false, isLate: false });
    expect(claim).toEqual({ elapsed: 1_969_000, isRunning: true });
  });
});
