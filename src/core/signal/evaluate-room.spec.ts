import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareGrades } from '../grade.js';
import type { Signal, SignalChange } from '../signal.js';
import { MINUTE, SECOND } from '../window/widths.js';
import { names, NOW, roomOf } from '../window/window.fixture.js';
import type { RoomWindow } from '../window/window.js';
import { evaluateRoom } from './evaluate-room.js';

/** Applies what an evaluation changed, as a store does. */
function after(open: readonly Signal[], changes: readonly SignalChange[]): Signal[] {
  const signals = new Map(open.map((signal) => [signal.id, signal]));
  for (const { change, signal } of changes) {
    if (change === 'cleared') signals.delete(signal.id);
    else signals.set(signal.id, signal);
  }
  return [...signals.values()];
}

function counter(): () => string {
  let id = 0;
  return () => `s${++id}`;
}

/** At second `at` of a story: ten calm minutes, then from 0 to `until` eight people complain in five seconds. */
function story(at: number, until: number): RoomWindow {
  const now = NOW + at * SECOND;
  const faulty = (ago: number) => {
    const second = at - ago / SECOND;
    return second >= 0 && second < until;
  };
  return roomOf(
    (ago) => ({
      messages: 40,
      ...(faulty(ago) && { av_fault: 8, who: { av_fault: names(`${at - ago / 1_000}-`, 8) } }),
    }),
    10 * MINUTE + at * SECOND,
    { now },
  );
}

function play(until: number, seconds: number): { at: number; change: SignalChange }[] {
  const newId = counter();
  const told: { at: number; change: SignalChange }[] = [];
  let open: Signal[] = [];
  for (let at = 0; at <= seconds; at += 5) {
    const changes = evaluateRoom(story(at, until), open, NOW + at * SECOND, newId);
    open = after(open, changes);
    told.push(...changes.map((change) => ({ at, change })));
  }
  return told;
}

const anyRoom: fc.Arbitrary<RoomWindow> = fc
  .record({
    messages: fc.nat(200),
    faults: fc.array(fc.nat(20), { minLength: 60, maxLength: 60 }),
    negative: fc.array(fc.nat(30), { minLength: 60, maxLength: 60 }),
    viewers: fc.array(fc.nat(5_000), { minLength: 60, maxLength: 60 }),
    mentions: fc.nat(3),
    silent: fc.nat(600_000),
    hot: fc.array(fc.record({ account: fc.constantFrom('a', 'b'), messages: fc.nat(80) }), { maxLength: 4 }),
    step: fc.nat(120),
  })
  .map(({ messages, faults, negative, viewers, mentions, silent, hot, step }) =>
    roomOf(
      (ago) => {
        const place = Math.floor(ago / 5_000) % 60;
        const who = {
          av_fault: names(`p${ago}-`, faults[place]!),
          negative: names(`n${ago}-`, negative[place]!),
        };
        return {
          messages,
          av_fault: faults[place]!,
          negative: negative[place]!,
          mentions,
          viewers: viewers[place]!,
          who,
        };
      },
      8 * MINUTE,
      { now: NOW + step * SECOND, hotUsers: hot, lastReceivedAt: NOW + step * SECOND - silent },
    ),
  );

describe('evaluateRoom', () => {
  it('raises once, keeps the signal while the trouble lasts, clears after it', () => {
    const told = play(90, 400).filter(({ change }) => change.signal.kind === 'spike.topic');
    expect(told[0]).toMatchObject({ at: 0, change: { change: 'raised', signal: { subject: 'av_fault' } } });
    expect(told.filter(({ change }) => change.change === 'raised')).toHaveLength(1);
    const cleared = told.at(-1)!;
    expect(cleared.change.change).toBe('cleared');
    expect(cleared.change.signal.clearedAt).toBe(NOW + cleared.at * SECOND);
    expect(cleared.at).toBeGreaterThanOrEqual(90 + 60);
    expect(cleared.at).toBeLessThanOrEqual(90 + 60 + 75);
  });

  it('does not flap when the trouble comes back within a minute', () => {
    const newId = counter();
    const first = evaluateRoom(story(30, 60), [], NOW + 30 * SECOND, newId);
    const open = after([], first);
    const calm = roomOf(() => ({ messages: 40 }), 10 * MINUTE, { now: NOW + 60 * SECOND });
    expect(evaluateRoom(calm, open, calm.now, newId)).toEqual([]);
    expect(
      evaluateRoom(story(80, 100), open, NOW + 80 * SECOND, newId).map(({ change }) => change),
    ).not.toContain('raised');
  });

  it('takes a stalled feed for the reason of silence', () => {
    const fallenTo = (messages: number, heard: number) =>
      roomOf((ago) => ({ messages: ago > 90 * SECOND ? 50 : messages }), 20 * MINUTE, {
        lastReceivedAt: NOW - heard,
      });
    const kinds = (window: RoomWindow) =>
      evaluateRoom(window, [], NOW, counter()).map(({ signal }) => signal.kind);
    expect(kinds(fallenTo(0, 90 * SECOND))).toEqual(['feed.stalled']);
    // The first message after it, which is not in a full bucket yet.
    expect(kinds(fallenTo(0, SECOND))).toEqual([]);
    expect(kinds(fallenTo(5, SECOND))).toEqual(['activity.drop']);
  });

  describe('while accepted messages wait for their analysis', () => {
    const SILENT = 90 * SECOND;
    const silent = (now: number, viewers?: (ago: number) => number) =>
      roomOf(
        (ago) => ({ messages: ago > SILENT ? 50 : 0, ...(viewers && { viewers: viewers(ago) }) }),
        20 * MINUTE,
        { now, lastReceivedAt: now - SILENT },
      );
    const busy = (now: number) => roomOf(() => ({ messages: 50 }), 20 * MINUTE, { now });
    const kinds = (changes: readonly SignalChange[]) =>
      changes.map(({ change, signal }) => `${change} ${signal.kind} ${signal.subject}`);

    it('takes the silence for its own and raises nothing, but goes on watching the viewers', () => {
      expect(kinds(evaluateRoom(silent(NOW), [], NOW, counter(), 5 * SECOND))).toEqual([
        'raised feed.stalled ',
      ]);
      expect(evaluateRoom(silent(NOW), [], NOW, counter(), 6 * SECOND)).toEqual([]);
      const emptied = silent(NOW, (ago) => (ago > 2 * MINUTE ? 900 : 300));
      expect(kinds(evaluateRoom(emptied, [], NOW, counter(), 6 * SECOND))).toEqual([
        'raised activity.drop viewers',
      ]);
    });

    it('holds what is open, says so, and judges again afterwards', () => {
      const newId = counter();
      let open = after([], evaluateRoom(silent(NOW), [], NOW, newId));
      let now = NOW;
      for (; now <= NOW + 3 * MINUTE; now += SECOND) {
        const changes = evaluateRoom(busy(now), open, now, newId, 40 * SECOND);
        expect(changes.map(({ change }) => change)).not.toContain('cleared');
        open = after(open, changes);
      }
      expect(open[0]!.evidence[0]!.facts).toMatchObject({ silentSeconds: 90, behindSeconds: 40 });
      expect(evaluateRoom(busy(now), open, now, newId)).toEqual([]);
      expect(kinds(evaluateRoom(busy(now + 15 * SECOND), open, now + 15 * SECOND, newId))).toEqual([
        'cleared feed.stalled ',
      ]);
      const still = evaluateRoom(silent(now + 5 * SECOND), open, now + 5 * SECOND, newId);
      expect(kinds(still)).toEqual(['updated feed.stalled ']);
      expect(still[0]!.signal.evidence[0]!.facts).not.toHaveProperty('behindSeconds');
    });
  });

  it('leaves alone what others raised', () => {
    const warning: Signal = {
      id: 'w1',
      roomId: 'r1',
      kind: 'platform.warning',
      subject: 'cut-off',
      grade: 'P0',
      evidence: [],
      raisedAt: NOW - 60 * MINUTE,
      seenAt: NOW - 60 * MINUTE,
    };
    expect(
      evaluateRoom(
        roomOf(() => ({ messages: 9 }), MINUTE),
        [warning],
        NOW,
        counter(),
      ),
    ).toEqual([]);
  });

  it('is deterministic, keeps one open signal a subject, and never grades one down', () => {
    fc.assert(
      fc.property(fc.array(anyRoom, { minLength: 1, maxLength: 5 }), (windows) => {
        let open: Signal[] = [];
        const newId = counter();
        for (const window of [...windows].sort((a, b) => a.now - b.now)) {
          const changes = evaluateRoom(window, open, window.now, newId);
          const again = evaluateRoom(window, open, window.now, counter());
          expect(again.map(({ change, signal }) => [change, { ...signal, id: '' }])).toEqual(
            changes.map(({ change, signal }) => [change, { ...signal, id: '' }]),
          );
          for (const { change, signal } of changes) {
            const before = open.find(({ id }) => id === signal.id);
            expect(before === undefined).toBe(change === 'raised');
            if (before) expect(compareGrades(signal.grade, before.grade)).toBeLessThanOrEqual(0);
          }
          open = after(open, changes);
          const subjects = open.map(({ kind, subject }) => `${kind} ${subject}`);
          expect(new Set(subjects).size).toBe(subjects.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});
