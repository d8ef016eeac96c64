import { describe, expect, it } from '@jest/globals';
import type { Suggestion } from '@server/core/script/suggestion.js';
import type { CueView } from '@server/core/cue/view.js';
import type { Signal } from '@server/core/signal.js';
import type { LiveEvent } from '@server/live/events.js';
import { flagOf, idOf } from './flag.fixture.js';
import { incidentOf } from './incident.fixture.js';
import { applyEvents, roomFromSnapshot, withIncident } from './room-state.js';

const signal: Signal = {
  id: 's1',
  roomId: 'r1',
  kind: 'spike.topic',
  subject: 'av_fault',
  topic: 'av_fault',
  grade: 'P1',
  evidence: [],
  raisedAt: 1_000,
  seenAt: 2_000,
};

const incident = incidentOf();

const suggestion: Suggestion = {
  scriptId: 'sorry',
  version: 1,
  title: { zh: '致歉', en: 'Apology' },
  audience: 'room',
  text: '抱歉',
  filled: {},
  missing: [],
  score: 1,
  reasons: [],
};

const cue: CueView = {
  id: 'c1',
  roomId: 'r1',
  text: '稳住',
  author: 'zhou',
  status: 'sent',
  sentAt: 1_000,
  dueAt: 21_000,
  seq: 1,
};

const empty = roomFromSnapshot('r1', {
  flags: [],
  signals: [],
  incidents: [],
  suggestions: [],
  cues: [],
  announcements: [],
  cursor: '0-0',
});

const flagEvent = (place: number): LiveEvent => ({ name: 'flag', roomId: 'r1', payload: flagOf(place) });
const signalEvent = (more: Partial<Signal>): LiveEvent => ({
  name: 'signal',
  roomId: 'r1',
  payload: { ...signal, ...more },
});

describe('applyEvents', () => {
  const story: readonly LiveEvent[] = [
    flagEvent(1),
    signalEvent({}),
    { name: 'incident', roomId: 'r1', payload: incident },
    { name: 'suggestions', roomId: 'r1', payload: { incidentId: 'i1', suggestions: [suggestion] } },
    flagEvent(2),
  ];

  it('takes up every kind of event', () => {
    const room = applyEvents(empty, story);
    expect(room.flags.map(({ id }) => id)).toEqual([idOf(2), idOf(1)]);
    expect(room.signals).toEqual([signal]);
    expect(room.incidents).toEqual([incident]);
    expect(room.suggestions).toEqual({ i1: [suggestion] });
  });

  it('follows the cue that was sent last, and never back to an older telling', () => {
    const cueEvent = (more: Partial<CueView>): LiveEvent => ({
      name: 'cue',
      roomId: 'r1',
      payload: { ...cue, ...more },
    });
    const received = { status: 'received', receivedAt: 4_000, seq: 3 } as const;
    const shown = applyEvents(empty, [cueEvent(received), cueEvent({ status: 'shown', seq: 2 })]);
    expect(shown.cue).toEqual({ ...cue, ...received });
    const next = applyEvents(shown, [
      cueEvent({ id: 'c2', sentAt: 9_000 }),
      cueEvent({ status: 'withdrawn', seq: 4 }),
    ]);
    expect(next.cue?.id).toBe('c2');
  });

  it('is the same when a reconnection brings events a second time', () => {
    const once = applyEvents(empty, story);
    expect(applyEvents(once, story)).toEqual(once);
    expect(applyEvents(applyEvents(empty, story.slice(0, 3)), story.slice(1))).toEqual(once);
  });

  it('leaves out what belongs to another room', () => {
    const elsewhere: LiveEvent = { name: 'signal', roomId: 'r2', payload: { ...signal, roomId: 'r2' } };
    expect(applyEvents(empty, [elsewhere])).toEqual(empty);
  });

  it('never raises a cleared signal again with an older telling of it', () => {
    const cleared = applyEvents(empty, [signalEvent({ clearedAt: 9_000, seenAt: 5_000 })]);
    const replayed = applyEvents(cleared, [signalEvent({ seenAt: 8_000 })]);
    expect(replayed.signals[0]!.clearedAt).toBe(9_000);
  });

  it('shows signals that are up before those that are over', () => {
    const room = applyEvents(empty, [
      signalEvent({ id: 'over', raisedAt: 9_000, clearedAt: 9_500 }),
      signalEvent({ id: 'early', raisedAt: 1_000 }),
      signalEvent({ id: 'late', raisedAt: 5_000 }),
    ]);
    expect(room.signals.map(({ id }) => id)).toEqual(['late', 'early', 'over']);
  });
});

describe('withIncident', () => {
  it('shows the answer to an own action at once and lets the late event pass', () => {
    const opened = applyEvents(empty, [{ name: 'incident', roomId: 'r1', payload: incident }]);
    const claimed = withIncident(opened, { ...incident, status: 'claimed', seq: 2 });
    const after = applyEvents(claimed, [{ name: 'incident', roomId: 'r1', payload: incident }]);
    expect(after.incidents[0]!.status).toBe('claimed');
  });

  it('ignores an incident of another room', () => {
    expect(withIncident(empty, { ...incident, roomId: 'r2' })).toBe(empty);
  });
});
