import { describe, expect, it } from '@jest/globals';
import { crowd, evidenceOf, signalOf } from './incident.fixture.js';
import type { PlanInput } from './plan-changes.js';
import { cleared, plan, raised, updated } from './plan.fixture.js';

const fault = signalOf();

describe('an incident of which viewers say that it is back', () => {
  const back = { ...fault, evidence: [evidenceOf({ people: 120, expected: 3, recovered: true, back: 7 })] };
  const sour = signalOf({ id: 's3', kind: 'spike.negative', subject: '', topic: undefined });
  const [grave] = plan({ changes: [raised(fault), raised(sour)], window: crowd(120) });
  const calmed = (given: Partial<PlanInput> = {}) =>
    plan({
      changes: [cleared(back)],
      open: [fault, sour],
      incidents: [grave!.view],
      window: crowd(120),
      ...given,
    })[0]!;

  it('calms down at once to what is left, and says why', () => {
    expect(grave!.view.grade).toBe('P0');
    const { events, view } = calmed();
    expect(events.map(({ type }) => type)).toEqual(['signal.cleared', 'graded']);
    expect(view).toMatchObject({ status: 'open', cause: 'av_fault', grade: 'P2' });
    expect(view.gradeReasons).toEqual([
      { code: 'recovered', facts: { people: 7 } },
      { code: 'signal', facts: { kind: 'spike.negative', grade: 'P2' } },
    ]);
  });

  it('stays calm while those who complained are remembered, and what is left counts for itself', () => {
    const { view } = calmed();
    const later = { open: [sour], incidents: [view], window: crowd(120) };
    expect(plan({ ...later, changes: [updated(sour)] })).toEqual([]);
    const worse = { ...sour, grade: 'P1' as const };
    expect(plan({ ...later, changes: [updated(worse)] })[0]!.view.grade).toBe('P1');
    expect(plan({ ...later, changes: [cleared(sour)] })[0]!.view.status).toBe('quiet');
  });

  it('is graded by all that is known when the fault returns', () => {
    const again = signalOf({ id: 's8' });
    const { view } = calmed();
    const [awake] = plan({
      changes: [raised(again)],
      open: [sour],
      incidents: [view],
      window: crowd(120),
    });
    expect(awake!.view).toMatchObject({ id: view.id, grade: 'P0' });
    const [few] = plan({ changes: [raised(again)], open: [sour], incidents: [view], window: crowd(5) });
    expect(few!.view.grade).toBe('P2');
    expect(few!.view.gradeReasons.map(({ code }) => code)).not.toContain('recovered');
  });

  it('falls quiet at once where nothing else is left', () => {
    const alone = plan({ changes: [raised(fault)], window: crowd(120) })[0]!.view;
    const { events } = calmed({ open: [fault], incidents: [alone] });
    expect(events.map(({ type }) => type)).toEqual(['signal.cleared', 'quiet']);
  });

  it('keeps its grade when the signal merely runs out', () => {
    const { events, view } = calmed({ changes: [cleared(fault)] });
    expect(events.map(({ type }) => type)).toEqual(['signal.cleared']);
    expect(view.grade).toBe('P0');
  });
});
