import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GRADES } from '../grade.js';
import { HOUR, MINUTE, SECOND } from '../window/widths.js';
import { applyEvent, foldIncident } from './apply-event.js';
import { clocksOf, eventsDue, nextDueAt } from './clocks.js';
import { CLOCK_NAMES, DEFAULT_DESK_SETTINGS as SETTINGS } from './desk-settings.js';
import type { IncidentEventType } from './events.js';
import { NOW } from './incident.fixture.js';
import type { EventBody } from './next-event.js';
import { nextEvent, SYSTEM } from './next-event.js';
import { eventOf, mergerOf, storyOf, takenBy } from './stories.fixture.js';
import type { IncidentView } from './view.js';
import { isAwake } from './view.js';

const found = foldIncident([eventOf('detected', undefined)]);
const grave = after(found, 'graded');

function after(view: IncidentView, type: IncidentEventType, at = NOW): IncidentView {
  return applyEvent(view, eventOf(type, view, at));
}

/** What the timers do. */
function tended(view: IncidentView, now: number): IncidentView {
  return eventsDue(view, SETTINGS, now).reduce(
    (so, body) => applyEvent(so, nextEvent(so, body, now, SYSTEM)),
    view,
  );
}

const said = (bodies: readonly EventBody[]) =>
  bodies.map((body) =>
    body.type === 'clock.rang'
      ? `${body.clock} ${body.mark}`
      : body.type === 'escalated'
        ? `step ${body.step}`
        : '',
  );
const clocksAt = (view: IncidentView, at: number) => clocksOf(view, SETTINGS.clocks, at);

describe('the clocks of an incident', () => {
  it('give what the grade gives, and call whom it calls, in the order in which it falls due', () => {
    expect(said(eventsDue(grave, SETTINGS, NOW + 15 * MINUTE))).toEqual([
      'step 0',
      'claim half',
      'claim threequarters',
      'claim due',
      'step 1',
      'step 2',
      'answer half',
      'answer threequarters',
      'answer due',
    ]);
    expect(nextDueAt(grave, SETTINGS)).toBe(NOW);
    expect(eventsDue(found, SETTINGS, NOW + 10 * MINUTE - 1)).toHaveLength(2);
  });

  it('run, warn at half, are late, and stand still when they have what they wait for', () => {
    const answer = (view: IncidentView, at: number) => clocksAt(view, at).answer;
    expect(answer(grave, NOW + 7 * MINUTE)).toMatchObject({ state: 'running', elapsed: 7 * MINUTE });
    expect(answer(grave, NOW + 8 * MINUTE)).toMatchObject({ state: 'warned', dueAt: NOW + 15 * MINUTE });
    expect(answer(grave, NOW + 15 * MINUTE)).toMatchObject({ state: 'late', isLate: true });
    const answered = after(grave, 'announced', NOW + 20 * MINUTE);
    expect(answer(answered, NOW + HOUR)).toMatchObject({
      state: 'stopped',
      isLate: true,
      elapsed: 20 * MINUTE,
    });
  });

  it('call nobody once it is claimed, and everybody again when it is released', () => {
    const claimed = after(tended(grave, NOW + 90 * SECOND), 'claimed', NOW + 90 * SECOND);
    expect(said(eventsDue(claimed, SETTINGS, NOW + 10 * MINUTE))).toEqual(['answer half']);
    const released = after(claimed, 'released', NOW + 5 * MINUTE);
    expect(clocksAt(released, NOW + 5 * MINUTE).claim).toMatchObject({ state: 'running', elapsed: 0 });
    expect(said(eventsDue(released, SETTINGS, NOW + 6 * MINUTE))).toEqual([
      'step 0',
      'claim half',
      'claim threequarters',
      'claim due',
      'step 1',
    ]);
  });

  it('move with the grade, and what has rung does not ring again', () => {
    const late = tended(found, NOW + 10 * MINUTE);
    const worse = applyEvent(late, {
      ...eventOf('graded', late, NOW + 10 * MINUTE),
      type: 'graded',
      grade: 'P1',
      reasons: [],
    });
    expect(said(eventsDue(worse, SETTINGS, NOW + 10 * MINUTE))).toEqual(['step 0', 'step 1']);
    expect(clocksAt(worse, NOW + 10 * MINUTE).answer!.dueAt).toBe(NOW + 30 * MINUTE);
  });

  it('stand still while nothing is wrong, and go on where they stood', () => {
    const cleared = after(grave, 'signal.cleared', NOW + 20 * SECOND);
    const quiet = after(cleared, 'quiet', NOW + 20 * SECOND);
    expect(nextDueAt(quiet, SETTINGS)).toBeUndefined();
    expect(clocksAt(quiet, NOW + HOUR).answer).toMatchObject({ state: 'stopped', isLate: false });
    const awake = after(quiet, 'signal.joined', NOW + 5 * MINUTE);
    expect(clocksAt(awake, NOW + 5 * MINUTE).claim).toMatchObject({ elapsed: 20 * SECOND, state: 'running' });
    const resolved = after(awake, 'resolved', NOW + 6 * MINUTE);
    const again = after(resolved, 'reopened', NOW + HOUR);
    expect(clocksAt(again, NOW + HOUR).answer!.elapsed).toBe(MINUTE + 20 * SECOND);
  });

  it('let the public wait for words about what lasted until somebody was warned, also when it is over', () => {
    const warned = tended(grave, NOW + 8 * MINUTE);
    const quiet = after(after(warned, 'signal.cleared', NOW + 8 * MINUTE), 'quiet', NOW + 8 * MINUTE);
    expect(said(eventsDue(quiet, SETTINGS, NOW + HOUR))).toEqual(['answer threequarters', 'answer due']);
    expect(eventsDue(after(quiet, 'resolved', NOW + 9 * MINUTE), SETTINGS, NOW + HOUR)).toEqual([]);
  });

  it('count from the earlier of two that are one', () => {
    const one = after(grave, 'absorbed', NOW + 30 * SECOND);
    expect(one.detectedAt).toBe(NOW - 30 * SECOND);
    expect(clocksAt(one, NOW + 30 * SECOND).claim!.startedAt).toBe(NOW - 30 * SECOND);
  });
});

describe('any story', () => {
  const choices = fc.array(fc.nat(100), { minLength: 1, maxLength: 40 });
  const steps = fc.array(fc.record({ wait: fc.nat(20 * MINUTE), choice: fc.nat(100) }), { maxLength: 25 });

  it('has due events that are legal and leave nothing due; the next one lies ahead', () => {
    fc.assert(
      fc.property(choices, fc.nat(3 * HOUR), (picked, wait) => {
        const now = NOW + picked.length + wait;
        const view = tended(foldIncident(storyOf(picked)), now);
        expect(eventsDue(view, SETTINGS, now)).toEqual([]);
        expect(nextDueAt(view, SETTINGS) ?? Infinity).toBeGreaterThan(now);
      }),
    );
  });

  const standStill = (view: IncidentView): void => {
    for (const name of CLOCK_NAMES) {
      const { pausedAt, stoppedAt, rung } = view.clocks[name];
      const isOwed = name === 'answer' && rung.includes('half');
      if (stoppedAt !== undefined || isAwake(view)) expect(pausedAt).toBeUndefined();
      else if (view.status === 'quiet') expect(pausedAt === undefined).toBe(isOwed);
    }
  };

  it('has clocks that stand still while it is quiet, but for the word that is owed', () => {
    fc.assert(fc.property(choices, (picked) => standStill(foldIncident(storyOf(picked)))));
  });

  it('wins no time by taking another in, and does not run on while both are quiet', () => {
    fc.assert(
      fc.property(choices, fc.boolean(), fc.nat(2 * MINUTE), (picked, isCalm, wait) => {
        const now = NOW + picked.length + wait;
        const merger = mergerOf(picked, isCalm, now);
        fc.pre(merger !== undefined);
        const { view, one } = merger;
        standStill(one);
        for (const name of CLOCK_NAMES) {
          const [was, is] = [clocksAt(view, now)[name], clocksAt(one, now)[name]];
          if (was && is && one.clocks[name].stoppedAt === undefined) {
            expect(is.elapsed).toBeGreaterThanOrEqual(was.elapsed);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('rings each mark once for each wait, escalates to nobody while somebody has it, and knows every clock at any time', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...GRADES), (walk, first) => {
        let view: IncidentView = { ...found, grade: first };
        let now = NOW;
        let heard: string[] = [];
        for (const { wait, choice } of walk) {
          now += wait;
          const due = eventsDue(view, SETTINGS, now);
          if (view.claimedBy !== undefined) {
            expect(said(due).filter((one) => /claim|step/.test(one))).toEqual([]);
          }
          heard.push(...due.map((body) => JSON.stringify(body)));
          expect(new Set(heard).size).toBe(heard.length);
          view = tended(view, now);

          const types = takenBy(view, now).filter((type) => type !== 'clock.rang' && type !== 'escalated');
          if (types.length === 0) break;
          const type = types[choice % types.length]!;
          const before = view;
          view = after(view, type, now);
          // Whoever has it no longer waits anew.
          if (type === 'released') heard = heard.filter((one) => !/"claim"|escalated/.test(one));
          for (const name of CLOCK_NAMES) {
            const [was, is] = [clocksAt(before, now)[name], clocksAt(view, now)[name]];
            if (type !== 'released' && type !== 'absorbed' && was && is) expect(is.elapsed).toBe(was.elapsed);
          }
        }
      }),
    );
  });
});
