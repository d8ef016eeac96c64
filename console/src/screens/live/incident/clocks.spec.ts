import { describe, expect, it } from '@jest/globals';
import { clocksOf } from '@server/core/incident/clocks.js';
import { DEFAULT_DESK_SETTINGS } from '@server/core/incident/desk-settings.js';
import type { ClockName } from '@server/core/incident/desk-settings.js';
import type { ClockRun } from '@server/core/incident/view.js';
import { incidentOf } from '../../../live/incident.fixture.js';
import { countingClock, facesOf, targetsOf } from './clocks.js';

const MINUTE = 60_000;
const targets = DEFAULT_DESK_SETTINGS.clocks;

/** Found at 1 s, with these clocks changed. */
function withRuns(runs: Partial<Record<ClockName, Partial<ClockRun>>>) {
  const { clocks } = incidentOf();
  return incidentOf('i1', {
    clocks: {
      claim: { ...clocks.claim, ...runs.claim },
      answer: { ...clocks.answer, ...runs.answer },
      clear: { ...clocks.clear, ...runs.clear },
    },
  });
}

const counting = (incident: ReturnType<typeof incidentOf>, now = 61_000) =>
  countingClock(incident, facesOf(incident, targets, now));

describe('targetsOf', () => {
  it('reads off the clocks what the grade gives, though one has stood still', () => {
    const incident = withRuns({ answer: { pausedMs: 90_000 } });
    const told = { incident, clocks: clocksOf(incident, targets, 5_000) };
    expect(targetsOf(told)).toEqual({
      claim: { P1: 3 * MINUTE },
      answer: { P1: 30 * MINUTE },
      clear: { P1: 240 * MINUTE },
    });
  });

  it('has none where the grade has none', () => {
    const incident = incidentOf('i1', { grade: 'P3' });
    const found = targetsOf({ incident, clocks: clocksOf(incident, targets, 5_000) });
    expect(facesOf(incident, found, 5_000).map(({ name }) => name)).toEqual(['clear']);
  });
});

describe('countingClock', () => {
  it('counts to be claimed, then to the first words, then to the all-clear', () => {
    expect(counting(incidentOf())).toMatchObject({ name: 'claim', elapsed: MINUTE, target: 3 * MINUTE });
    const claimed = { claim: { stoppedAt: 2_000 } };
    expect(counting(withRuns(claimed))).toMatchObject({ name: 'answer', target: 30 * MINUTE });
    const answered = { ...claimed, answer: { stoppedAt: 3_000 } };
    expect(counting(withRuns(answered))).toMatchObject({ name: 'clear', state: 'running' });
    const cleared = { ...answered, clear: { stoppedAt: 4_000 } };
    expect(counting(withRuns(cleared))).toMatchObject({ name: 'clear', state: 'stopped', elapsed: 3_000 });
  });

  it('shows a clock that stands still, for it goes on', () => {
    const quiet = withRuns({ claim: { pausedAt: 21_000 } });
    expect(counting(quiet)).toMatchObject({ name: 'claim', state: 'stopped', elapsed: 20_000 });
  });
});
