import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareGrades, GRADES, moreUrgent } from '../grade.js';
import type { Signal, SignalChange } from '../signal.js';
import { SIGNAL_KINDS } from '../signal.js';
import { TOPICS } from '../topic.js';
import { applyEvent, foldIncident } from './apply-event.js';
import { mergeBodies } from './absorb.js';
import type { IncidentEvent } from './events.js';
import { HOLD_OPEN_MS, inhibitorOf } from './group.js';
import { crowd, evidenceOf, NOW, signalOf } from './incident.fixture.js';
import type { EventBody } from './next-event.js';
import { nextEvent } from './next-event.js';
import { MINUTE } from '../window/widths.js';
import { cleared, plan, raised, updated } from './plan.fixture.js';
import { eventOf } from './stories.fixture.js';
import type { IncidentView } from './view.js';
import { isOver } from './view.js';
import { openSignals } from './view-signals.js';

const fault = signalOf();
const drop = signalOf({ id: 's2', kind: 'activity.drop', subject: '', topic: undefined });
const anger = signalOf({ id: 's3', kind: 'spike.negative', subject: '', topic: undefined });
const stalled = signalOf({ id: 's4', kind: 'feed.stalled', subject: '', topic: undefined });
const shouter = signalOf({ id: 's5', kind: 'flood.user', subject: 'u1', topic: undefined });

function incidentWith(signal: Signal): IncidentView {
  return plan({ changes: [raised(signal)], newId: () => `of-${signal.id}` })[0]!.view;
}

function typesOf(events: readonly IncidentEvent[]) {
  return events.map(({ type }) => type);
}

describe('opening and grouping', () => {
  it('opens one incident for a raised signal, graded with its reasons', () => {
    const [incident, ...others] = plan({ changes: [raised(fault)], window: crowd(40) });
    expect(others).toEqual([]);
    expect(typesOf(incident!.events)).toEqual(['detected', 'graded']);
    expect(incident!.view).toMatchObject({
      cause: 'av_fault',
      status: 'open',
      grade: 'P1',
      facts: { people: 40 },
    });
  });

  it('puts what follows from a fault into the fault’s incident, in whatever order they were raised', () => {
    const planned = plan({ changes: [raised(anger), raised(drop), raised(fault)] });
    expect(planned).toHaveLength(1);
    expect(planned[0]!.view.cause).toBe('av_fault');
    expect(planned[0]!.view.signals.map(({ signalId }) => signalId)).toEqual(['s1', 's3', 's2']);
  });

  it('keeps accusations of fraud apart from the fault', () => {
    const accusation = signalOf({ id: 's9', subject: 'trust', topic: 'trust' });
    const planned = plan({ changes: [raised(accusation)], open: [fault], incidents: [incidentWith(fault)] });
    expect(planned.map(({ view }) => view.cause)).toEqual(['trust']);
  });

  it('takes over an earlier incident of anger when its cause gets a name, unless a person holds it', () => {
    const angry = incidentWith(anger);
    const named = plan({ changes: [raised(fault)], open: [anger], incidents: [angry] });
    expect(named.map(({ view }) => [view.cause, view.status])).toEqual([
      ['negative', 'merged'],
      ['av_fault', 'open'],
    ]);
    expect(named[1]!.view.signals.map(({ signalId }) => signalId)).toEqual(['s1', 's3']);

    const claimed = applyEvent(angry, eventOf('claimed', angry));
    const beside = plan({ changes: [raised(fault)], open: [anger], incidents: [claimed] });
    expect(beside.map(({ view }) => view.cause)).toEqual(['av_fault']);
  });
});

describe('inhibiting', () => {
  it('observes a chant, and calls it a flood only when it turns into one', () => {
    const chant = signalOf({ kind: 'flood.coordinated', subject: 'f1', topic: undefined, grade: 'P3' });
    expect(plan({ changes: [raised(chant)] })).toEqual([]);
    const flood = plan({ changes: [updated({ ...chant, grade: 'P2' })], open: [chant] });
    expect(flood.map(({ view }) => view.cause)).toEqual(['flood']);
  });

  it('answers an attack apart from the complaint that it copies', () => {
    const topic = 'quality';
    const complaint = signalOf({ subject: topic, topic });
    const attack = signalOf({ id: 's9', kind: 'flood.coordinated', subject: 'f1', topic, grade: 'P2' });
    const both = plan({ changes: [raised(complaint), raised(attack)] });
    expect(both.map(({ view }) => view.cause)).toEqual(['flood', 'quality']);
  });

  it('does not call falling activity what is a dead feed, until the feed is back', () => {
    const dead = plan({ changes: [raised(drop), raised(stalled)] });
    expect(dead.map(({ view }) => view.cause)).toEqual(['feed']);

    const back = plan({
      changes: [cleared(stalled)],
      open: [drop, stalled],
      incidents: [dead[0]!.view],
      newId: () => 'back',
    });
    expect(back.map(({ view }) => [view.cause, view.status])).toEqual([
      ['feed', 'quiet'],
      ['activity', 'open'],
    ]);
  });

  it('does not call a complaining viewer a flood while the stream is broken', () => {
    expect(plan({ changes: [raised(shouter)], open: [fault], incidents: [incidentWith(fault)] })).toEqual([]);
    expect(plan({ changes: [raised(shouter)] }).map(({ view }) => view.cause)).toEqual(['flood']);
  });
});

describe('growing, falling quiet, coming back', () => {
  it('says nothing while nothing is new', () => {
    expect(plan({ changes: [updated(fault)], open: [fault], incidents: [incidentWith(fault)] })).toEqual([]);
  });

  it('tells of growth when the crowd has doubled, and grades up', () => {
    const open = incidentWith(fault);
    const [grown] = plan({ changes: [updated(fault)], open: [fault], incidents: [open], window: crowd(120) });
    expect(typesOf(grown!.events)).toEqual(['signal.joined', 'graded']);
    expect(grown!.view).toMatchObject({ grade: 'P0', facts: { people: 120 } });
    const same = plan({
      changes: [updated(fault)],
      open: [fault],
      incidents: [grown!.view],
      window: crowd(150),
    });
    expect(same).toEqual([]);
  });

  it('never grades down by itself', () => {
    const [grave] = plan({ changes: [raised(fault)], window: crowd(400) });
    expect(grave!.view.grade).toBe('P0');
    expect(plan({ changes: [updated(fault)], open: [fault], incidents: [grave!.view] })).toEqual([]);
  });

  it('falls quiet with its last signal, wakes within the hold-open time, and is another incident after it', () => {
    const open = incidentWith(fault);
    const [quiet] = plan({ changes: [cleared(fault)], open: [fault], incidents: [open] });
    expect(typesOf(quiet!.events)).toEqual(['signal.cleared', 'quiet']);

    const again = signalOf({ id: 's8' });
    const soon = plan({ changes: [raised(again)], incidents: [quiet!.view], now: NOW + HOLD_OPEN_MS });
    expect(soon.map(({ view }) => [view.id, view.status])).toEqual([['of-s1', 'open']]);

    const late = plan({ changes: [raised(again)], incidents: [quiet!.view], now: NOW + HOLD_OPEN_MS + 1 });
    expect(late.map(({ view }) => [view.id, view.status])).toEqual([
      ['of-s1', 'resolved'],
      ['new1', 'open'],
    ]);
  });

  it('leaves a claimed incident to its owner to close', () => {
    const open = incidentWith(fault);
    const claimed = applyEvent(open, eventOf('claimed', open));
    const [quiet] = plan({ changes: [cleared(fault)], open: [fault], incidents: [claimed] });
    expect(plan({ incidents: [quiet!.view], now: NOW + 60 * MINUTE })).toEqual([]);
  });

  it('does not reopen what a person resolved while the signal goes on, unless it gets more urgent', () => {
    expect(plan({ changes: [updated(fault)], open: [fault], incidents: [] })).toEqual([]);
    const worse = plan({ changes: [updated(signalOf({ grade: 'P1' }))], open: [fault], incidents: [] });
    expect(worse.map(({ view }) => view.id)).toEqual(['new1']);
  });
});

describe('what a person decided', () => {
  const open = incidentWith(fault);
  const by = { type: 'person', name: '李四' } as const;
  const decided = (view: IncidentView, body: EventBody) => applyEvent(view, nextEvent(view, body, NOW, by));
  const over = (view: IncidentView) => plan({ changes: [cleared(fault)], open: [fault], incidents: [view] });

  it('is the grade: the system only says once that it would grade it graver', () => {
    const pinned = decided(open, { type: 'graded', grade: 'P3', reasons: [], why: '主播在试麦' });
    const worse = { changes: [updated(fault)], open: [fault], window: crowd(120) };
    const [told] = plan({ ...worse, incidents: [pinned] });
    expect(typesOf(told!.events)).toEqual(['signal.joined', 'grade.proposed']);
    expect(told!.view).toMatchObject({ grade: 'P3', proposed: { grade: 'P0' } });
    expect(plan({ ...worse, incidents: [told!.view] })).toEqual([]);
  });

  it('is not undone when viewers say that it is back: a lower grade is proposed', () => {
    const sour = { ...anger };
    const both = plan({ changes: [raised(fault), raised(sour)], window: crowd(120) })[0]!.view;
    const pinned = decided(both, { type: 'graded', grade: 'P0', reasons: [], why: '影响面大' });
    const facts = { people: 120, expected: 3, recovered: true, back: 7 };
    const back = { ...fault, evidence: [evidenceOf(facts)] };
    const [told] = plan({
      changes: [cleared(back)],
      open: [fault, sour],
      incidents: [pinned],
      window: crowd(120),
    });
    expect(told!.view).toMatchObject({ grade: 'P0', proposed: { grade: 'P2' } });
  });

  it('keeps an incident open for as long as it was held, and then lets it fall quiet', () => {
    const held = decided(open, { type: 'held', until: NOW + MINUTE, why: '怕反复' });
    const [waiting] = over(held);
    expect(typesOf(waiting!.events)).toEqual(['signal.cleared']);
    const later = plan({ incidents: [waiting!.view], now: NOW + MINUTE });
    expect(later.map(({ view }) => view.status)).toEqual(['quiet']);
  });

  it('keeps open what was opened again, although no signal is', () => {
    const resolved = decided(over(open)[0]!.view, { type: 'resolved', allClear: true });
    const again = decided(resolved, { type: 'reopened', why: '还在卡' });
    expect(plan({ incidents: [again], now: NOW + 60 * MINUTE })).toEqual([]);
  });

  it('lets go what cleared while it was taken for over', () => {
    const resolved = decided(open, { type: 'resolved', allClear: true, why: '误报' });
    expect(plan({ changes: [cleared(fault)], open: [fault], incidents: [] })).toEqual([]);
    const [again] = plan({ incidents: [decided(resolved, { type: 'reopened', why: '还在卡' })] });
    expect(typesOf(again!.events)).toEqual(['signal.cleared']);
  });

  it('makes two causes one: what comes of either goes where they went', () => {
    const flood = signalOf({ id: 's6', kind: 'flood.user', subject: 'u9', topic: undefined, grade: 'P2' });
    const one = decided(open, mergeBodies(open, incidentWith(flood), '同一拨人').into);
    const more = signalOf({ id: 's7', kind: 'flood.coordinated', subject: 'f2', topic: undefined });
    const joined = plan({ changes: [raised(more)], open: [fault, flood], incidents: [one] });
    expect(joined.map(({ view }) => view.id)).toEqual([one.id]);
  });
});

const anySignal = fc
  .record({
    kind: fc.constantFrom(...SIGNAL_KINDS),
    topic: fc.constantFrom(...TOPICS),
    grade: fc.constantFrom(...GRADES),
  })
  .map(({ kind, topic, grade }) =>
    kind === 'spike.topic'
      ? { kind, topic, subject: topic, grade }
      : { kind, topic: undefined, subject: '', grade },
  );
const anyRound = fc.record({
  after: fc.integer({ min: 1_000, max: 8 * MINUTE }),
  people: fc.nat(500),
  found: fc.uniqueArray(anySignal, { selector: ({ kind, subject }) => `${kind} ${subject}`, maxLength: 5 }),
});

describe('any evening', () => {
  it('is told in legal events, with one incident a cause awake and every alarm held or inhibited', () => {
    fc.assert(
      fc.property(fc.array(anyRound, { maxLength: 12 }), (rounds) => {
        const stories = new Map<string, IncidentEvent[]>();
        let open: readonly Signal[] = [];
        let now = NOW;
        let made = 0;
        for (const round of rounds) {
          now += round.after;
          const { changes, next } = evaluated(round.found, open, now, () => `s${++made}`);
          const incidents = [...stories.values()].map(foldIncident).filter((view) => !isOver(view));
          const before = new Map(incidents.map((view) => [view.id, view]));
          const planned = plan({
            changes,
            open,
            incidents,
            now,
            window: crowd(round.people, now),
            newId: () => `i${++made}`,
          });
          for (const { view, events } of planned) {
            const story = [...(stories.get(view.id) ?? []), ...events];
            stories.set(view.id, story);
            expect(foldIncident(story)).toEqual(view);
            expect(compareGrades(view.grade, before.get(view.id)?.grade ?? 'P3')).toBeLessThanOrEqual(0);
          }
          const awake = [...stories.values()].map(foldIncident).filter(({ status }) => status === 'open');
          expect(new Set(awake.map(({ cause }) => cause)).size).toBe(awake.length);
          const held = awake.flatMap((view) => openSignals(view).map(({ signalId }) => signalId));
          expect(new Set(held).size).toBe(held.length);
          const free = next.filter(({ id, grade }) => !held.includes(id) && grade !== 'P3');
          expect(free.filter((signal) => inhibitorOf(signal, next) === undefined)).toEqual([]);
          open = next;
        }
      }),
    );
  });
});

/** What the evaluation of a room does: raises what is new, updates what goes on, clears what is gone. */
function evaluated(
  found: readonly Pick<Signal, 'kind' | 'topic' | 'subject' | 'grade'>[],
  open: readonly Signal[],
  now: number,
  newId: () => string,
): { changes: SignalChange[]; next: Signal[] } {
  const same = (a: Pick<Signal, 'kind' | 'subject'>, b: Pick<Signal, 'kind' | 'subject'>) =>
    a.kind === b.kind && a.subject === b.subject;
  const next = found.map((finding) => {
    const known = open.find((signal) => same(signal, finding));
    if (known === undefined) return signalOf({ ...finding, id: newId(), raisedAt: now, seenAt: now });
    return { ...known, grade: moreUrgent(known.grade, finding.grade), seenAt: now };
  });
  const gone = open.filter((signal) => !found.some((finding) => same(signal, finding)));
  const known = new Set(open.map(({ id }) => id));
  return {
    changes: [
      ...gone.map(cleared),
      ...next.map((signal) => (known.has(signal.id) ? updated(signal) : raised(signal))),
    ],
    next,
  };
}
