import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEvent, foldIncident } from './apply-event.js';
import { IllegalTransition } from './illegal-transition.js';
import { NOW } from './incident.fixture.js';
import { LEGAL } from './legal.js';
import { nextEvent } from './next-event.js';
import { ALL_TYPES, eventOf, storyOf, takenBy } from './stories.fixture.js';
import type { IncidentView } from './view.js';
import { isOver } from './view.js';
import { openSignals } from './view-signals.js';

const choices = fc.array(fc.nat(100), { minLength: 1, maxLength: 40 });

describe('folding an incident', () => {
  it('is total and deterministic over legal stories, and counts them', () => {
    fc.assert(
      fc.property(choices, (picked) => {
        const story = storyOf(picked);
        const view = foldIncident(story);
        expect(view).toEqual(foldIncident(structuredClone(story)));
        expect(view.seq).toBe(story.length);
        expect(view.status === 'quiet').toBe(!isOver(view) && view.quietAt !== undefined);
        if (view.status === 'open') expect(view.claimedBy).toBeUndefined();
        if (view.status === 'claimed') expect(view.claimedBy).toBeDefined();
        if (view.status === 'quiet') expect(openSignals(view)).toEqual([]);
      }),
    );
  });

  it('equals folding a beginning and applying the rest', () => {
    fc.assert(
      fc.property(choices, fc.nat(), (picked, cut) => {
        const story = storyOf(picked);
        const at = 1 + (cut % story.length);
        const view = story.slice(at).reduce(applyEvent, foldIncident(story.slice(0, at)));
        expect(view).toEqual(foldIncident(story));
      }),
    );
  });

  it('refuses every event that the state does not take, naming both', () => {
    fc.assert(
      fc.property(choices, fc.constantFrom(...ALL_TYPES), (picked, type) => {
        const story = storyOf(picked);
        const view = foldIncident(story);
        const at = NOW + story.length;
        fc.pre(!takenBy(view, at).includes(type));
        const apply = () => applyEvent(view, eventOf(type, view, at));
        expect(apply).toThrow(IllegalTransition);
        expect(apply).toThrow(expect.objectContaining({ state: view.status, event: type }));
      }),
    );
  });

  it('begins with detected only', () => {
    for (const type of ALL_TYPES.filter((type) => type !== 'detected')) {
      expect(() => applyEvent(undefined, eventOf(type, undefined))).toThrow(
        expect.objectContaining({ state: 'none', event: type }),
      );
    }
  });

  it('ends where it was merged; after the all-clear only words follow, and a person who opens it again', () => {
    expect(LEGAL.merged).toEqual([]);
    expect(LEGAL.resolved).toEqual(['script.used', 'cued', 'announced', 'reopened']);
  });

  it('refuses a gap, another incident and an empty story', () => {
    const view = foldIncident([eventOf('detected', undefined)]);
    const next = eventOf('claimed', view);
    expect(() => applyEvent(view, { ...next, seq: 3 })).toThrow('seq must be 2, is 3');
    expect(() => applyEvent(view, { ...next, incidentId: 'i2' })).toThrow(IllegalTransition);
    expect(() => foldIncident([])).toThrow(RangeError);
  });
});

describe('what an event does', () => {
  const open = foldIncident([eventOf('detected', undefined)]);

  it('lets the system raise a grade and never lower it; a person may', () => {
    const graded = applyEvent(open, eventOf('graded', open));
    expect(graded.grade).toBe('P0');
    const lower = { ...eventOf('graded', graded), grade: 'P3' as const };
    expect(() => applyEvent(graded, lower)).toThrow('only raises the grade');
    const byPerson = { ...lower, by: { type: 'person', name: '小周' }, why: '只是个别人' } as const;
    expect(applyEvent(graded, byPerson).grade).toBe('P3');
  });

  it('lets the system lower it where viewers say that it is back', () => {
    const graded = applyEvent(open, eventOf('graded', open));
    const reasons = [{ code: 'recovered', facts: { people: 7 } }];
    const lower = { ...eventOf('graded', graded), grade: 'P2' as const, reasons };
    expect(applyEvent(graded, lower)).toMatchObject({ grade: 'P2', gradeReasons: reasons });
  });

  it('remembers when the grade was last set, and by nothing else', () => {
    expect(open.gradedAt).toBe(NOW);
    const graded = applyEvent(open, eventOf('graded', open, NOW + 60_000));
    expect(graded.gradedAt).toBe(NOW + 60_000);
    const later = applyEvent(graded, eventOf('signal.joined', graded, NOW + 90_000));
    expect(applyEvent(later, eventOf('claimed', later, NOW + 95_000)).gradedAt).toBe(NOW + 60_000);
  });

  it('lists each script that was used once, with its last use', () => {
    const person = { type: 'person', name: '小周' } as const;
    const use = (view: IncidentView, scriptId: string, version: number, at: number) => {
      const said = { type: 'script.used', scriptId, version, text: '抱歉', public: true } as const;
      return applyEvent(view, nextEvent(view, said, at, person));
    };
    const used = use(use(use(open, 'cue', 1, NOW + 1), 'apology', 1, NOW + 2), 'cue', 2, NOW + 3);
    expect(open.scriptsUsed).toEqual([]);
    expect(used.scriptsUsed).toEqual([
      { scriptId: 'apology', version: 1, at: NOW + 2, by: person },
      { scriptId: 'cue', version: 2, at: NOW + 3, by: person },
    ]);
  });

  it('stops the clock at the first public words, not at a word in the host’s ear', () => {
    const cue = { ...eventOf('script.used', open), public: false };
    const cued = applyEvent(open, cue);
    expect(cued.answeredAt).toBeUndefined();
    const answered = applyEvent(cued, eventOf('script.used', cued, NOW + 5));
    const again = applyEvent(answered, eventOf('script.used', answered, NOW + 9));
    expect(again.answeredAt).toBe(NOW + 5);
  });

  it('wakes a quiet incident when a signal joins, for the person who had claimed it', () => {
    const claimed = applyEvent(open, eventOf('claimed', open));
    const cleared = applyEvent(claimed, eventOf('signal.cleared', claimed));
    const quiet = applyEvent(cleared, eventOf('quiet', cleared));
    expect(quiet).toMatchObject({ status: 'quiet', quietAt: NOW });
    const awake = applyEvent(quiet, eventOf('signal.joined', quiet));
    expect(awake).toMatchObject({ status: 'claimed', claimedBy: '小周', facts: { people: 30 } });
    expect(awake.quietAt).toBeUndefined();
  });

  it('is claimed once, and by a person', () => {
    const claimed = applyEvent(open, eventOf('claimed', open));
    expect(() => applyEvent(claimed, eventOf('claimed', claimed))).toThrow(IllegalTransition);
    expect(() => applyEvent(open, { ...eventOf('claimed', open), by: { type: 'system' } })).toThrow('person');
  });
});
