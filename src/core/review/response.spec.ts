import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEvent, foldIncident } from '../incident/apply-event.js';
import type { IncidentEvent } from '../incident/events.js';
import { NOW } from '../incident/incident.fixture.js';
import { eventOf, storyOf } from '../incident/stories.fixture.js';
import { nextEvent, SYSTEM } from '../incident/next-event.js';
import { MINUTE } from '../window/widths.js';
import { figuresByDay, responseFigures } from './response-figures.js';
import { responseOf, type IncidentStory } from './response.js';

type Turn = readonly [type: IncidentEvent['type'], minute: number];

/** An incident detected at NOW to which these things happen. */
function story(turns: readonly Turn[], firstComplaintAt?: number): IncidentStory {
  const events: IncidentEvent[] = [eventOf('detected', undefined)];
  for (const [type, minute] of turns) events.push(eventOf(type, foldIncident(events), NOW + minute * MINUTE));
  return {
    view: foldIncident(events),
    events,
    ...(firstComplaintAt !== undefined && { firstComplaintAt }),
  };
}

const LATER = NOW + 60 * MINUTE;
const QUIET = (minute: number): readonly Turn[] => [
  ['signal.cleared', minute],
  ['quiet', minute],
];

describe('responseOf', () => {
  it('times an incident from its first complaint to its quiet', () => {
    const told = story([['graded', 0], ['claimed', 1], ['script.used', 4], ...QUIET(9)], NOW - 20_000);
    expect(responseOf(told, LATER)).toEqual({
      incidentId: 'i1',
      roomId: 'r1',
      cause: 'av_fault',
      status: 'quiet',
      grade: 'P0',
      detectedAt: NOW,
      toDetect: 20_000,
      toClaim: MINUTE,
      toStatement: 4 * MINUTE,
      toQuiet: 9 * MINUTE,
      statement: 'inside',
    });
  });

  it('leaves out what nobody knows or what never came', () => {
    expect(Object.keys(responseOf(story([]), NOW)!)).toEqual(
      expect.not.arrayContaining(['toDetect', 'toClaim', 'toStatement', 'toQuiet']),
    );
  });

  it('counts the quiet that lasted, not the first that was broken', () => {
    const back = story([...QUIET(3), ['signal.joined', 5], ...QUIET(20)]);
    expect(responseOf(back, LATER)).toMatchObject({ toQuiet: 20 * MINUTE, statement: 'missing' });
  });

  it('takes the most urgent grade that it ever had', () => {
    const { view, events } = story([['graded', 0]]);
    const calmed = nextEvent(
      view,
      { type: 'graded', grade: 'P2', reasons: [{ code: 'recovered', facts: {} }] },
      NOW + MINUTE,
      SYSTEM,
    );
    const after = { view: applyEvent(view, calmed), events: [...events, calmed] };
    expect(after.view.grade).toBe('P2');
    expect(responseOf(after, LATER)?.grade).toBe('P0');
  });

  it.each([
    ['inside', [['script.used', 15]], LATER],
    ['inside', [['script.used', 3], ...QUIET(5)], LATER],
    ['late', [['script.used', 16]], LATER],
    ['missing', [], LATER],
    ['missing', QUIET(15), LATER],
    ['over', QUIET(14), LATER],
    ['over', [['resolved', 14]], LATER],
    ['over', [...QUIET(14), ['script.used', 20]], LATER],
    ['pending', [], NOW + 14 * MINUTE],
  ] as const)('is %s after %j', (statement, turns, now) => {
    expect(responseOf(story(turns as readonly Turn[]), now)?.statement).toBe(statement);
  });

  it('leaves the story of an incident that another took in to that one', () => {
    expect(responseOf(story([['merged', 1]]), LATER)).toBeUndefined();
    // As an earlier version told it.
    const { view, events } = story([]);
    const closing = { type: 'resolved', note: '并入' } as const;
    const resolved = { ...nextEvent(view, closing, NOW + 1_000, SYSTEM) };
    const old = { ...view, status: 'resolved', resolvedAt: NOW + 1_000 } as const;
    expect(responseOf({ view: old, events: [...events, resolved] }, LATER)).toBeUndefined();
  });

  it('counts what closed by itself after it was quiet', () => {
    const quiet = story(QUIET(3));
    const closed = nextEvent(quiet.view, { type: 'resolved' }, NOW + 20 * MINUTE, SYSTEM);
    const byItself = { view: applyEvent(quiet.view, closed), events: [...quiet.events, closed] };
    expect(responseOf(byItself, LATER)?.statement).toBe('over');
  });

  it('counts the first who took it, whoever has it now', () => {
    const handed = story([
      ['claimed', 2],
      ['handed', 8],
      ['released', 9],
      ['claimed', 12],
    ]);
    expect(responseOf(handed, LATER)?.toClaim).toBe(2 * MINUTE);
  });

  it('lets the public wait since the incident that it was split from', () => {
    const [detected] = story([]).events;
    const split = {
      ...detected!,
      splitFrom: { incidentId: 'i0', since: NOW - 10 * MINUTE },
    } as IncidentEvent;
    const answered = eventOf('script.used', foldIncident([split]), NOW + 6 * MINUTE);
    const events = [split, answered];
    expect(responseOf({ view: foldIncident(events), events }, LATER)).toMatchObject({
      toStatement: 16 * MINUTE,
      statement: 'late',
    });
  });

  it('takes over the grade, the claim and the detection of what it took in', () => {
    const { view, events } = story([], NOW - 5_000);
    const absorbed = eventOf('absorbed', view, NOW + MINUTE) as Extract<IncidentEvent, { type: 'absorbed' }>;
    const from = { ...absorbed.from, grade: 'P1', claimedAt: NOW - 30_000, claimedBy: '阿明' } as const;
    const all = [...events, { ...absorbed, from: { ...from, detectedAt: NOW - MINUTE } }];
    const response = responseOf(
      { view: foldIncident(all), events: all, firstComplaintAt: NOW - 5_000 },
      LATER,
    );
    expect(response).toMatchObject({ grade: 'P1', detectedAt: NOW - MINUTE, toClaim: 30_000 });
    expect(response).not.toHaveProperty('toDetect');
  });

  it('takes a person’s grade for the better judgement', () => {
    const { view, events } = story([['graded', 0]]);
    const calmer = { type: 'graded', grade: 'P3', reasons: [], why: '误报' } as const;
    const judged = nextEvent(view, calmer, NOW + MINUTE, { type: 'person', name: '小周' });
    const all = [...events, judged];
    expect(responseOf({ view: foldIncident(all), events: all }, LATER)?.grade).toBe('P3');
  });

  it('is total over every legal story, and no time is negative', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1 }), fc.nat(60), (choices, minutes) => {
        const events = storyOf(choices);
        const response = responseOf({ view: foldIncident(events), events }, NOW + minutes * MINUTE);
        const { toDetect = 0, toClaim = 0, toStatement = 0, toQuiet = 0 } = response ?? {};
        expect(Math.min(toDetect, toClaim, toStatement, toQuiet)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('responseFigures', () => {
  const responses = (stories: readonly IncidentStory[]) =>
    stories.flatMap((one) => responseOf(one, LATER) ?? []);
  const some = responses([
    story([['graded', 0], ['claimed', 1], ['script.used', 4], ...QUIET(9)]),
    story([
      ['graded', 0],
      ['claimed', 3],
      ['script.used', 20],
    ]),
    story([['graded', 0]]),
    story([['graded', 0], ...QUIET(2)]),
    story([['claimed', 2]]),
  ]);

  it('tells the share of those that needed a statement, and how many were over before', () => {
    expect(responseFigures(some).statements).toEqual({
      inside: 1,
      late: 1,
      missing: 1,
      over: 1,
      pending: 0,
      needed: 3,
      share: 1 / 3,
    });
    expect(responseFigures([]).statements).not.toHaveProperty('share');
  });

  it('tells the usual and the bad case, of all and by grade', () => {
    const { all, byGrade } = responseFigures(some);
    expect(all).toMatchObject({ incidents: 5, toClaim: { count: 3, median: 2 * MINUTE } });
    expect(byGrade.P0).toMatchObject({ incidents: 4, toStatement: { count: 2, median: 12 * MINUTE } });
    expect(byGrade.P2).toMatchObject({ incidents: 1, toClaim: { count: 1, median: 2 * MINUTE } });
    expect(byGrade.P1.toClaim).toEqual({ count: 0 });
  });

  it('does not count a P2 that was never answered in public', () => {
    expect(responseFigures(responses([story([])])).statements.needed).toBe(0);
  });

  it('sorts by the day in China', () => {
    // NOW is 2023-11-14 22:13:20 UTC: in China it is the 15th already.
    const [before] = some.slice(0, 1).map((one) => ({ ...one, detectedAt: NOW - 24 * 60 * MINUTE }));
    const days = figuresByDay([some[0]!, before!]);
    expect(days.map(({ day, all }) => [day, all.incidents])).toEqual([
      ['2023-11-14', 1],
      ['2023-11-15', 1],
    ]);
  });
});
