import { describe, expect, it } from '@jest/globals';
import type { Signal } from '../signal.js';
import { MINUTE, SECOND } from '../window/widths.js';
import { NOW, roomOf } from '../window/window.fixture.js';
import { activityDrop } from './activity-drop.js';

/** Falls evenly over the last five minutes to `left` of what it was. */
const falling = (left: number, past = 20 * MINUTE) =>
  roomOf((ago) => {
    const share = ago > 5 * MINUTE ? 1 : left + (1 - left) * (ago / (5 * MINUTE));
    return { messages: Math.round(100 * share), viewers: Math.round(8_000 * share) };
  }, past);

const subjects = (...room: Parameters<typeof falling>) =>
  activityDrop(falling(...room), [])
    .filter(({ raises }) => raises)
    .map(({ finding }) => finding.subject);

describe('activityDrop', () => {
  it('sees 40 % lost within five minutes, in messages and in viewers', () => {
    expect(subjects(0.5)).toEqual(['messages', 'viewers']);
    const [messages] = activityDrop(falling(0.5), []);
    expect(messages!.finding.evidence[0]!.facts).toMatchObject({ measure: 'messages', minutes: 5 });
    expect(messages!.finding.evidence[0]!.facts['change']).toBeLessThanOrEqual(-0.4);
  });

  it('holds, but does not raise, at 35 %', () => {
    expect(subjects(0.65)).toEqual([]);
    expect(activityDrop(falling(0.65), []).map(({ finding }) => finding.subject)).toContain('viewers');
  });

  it('says nothing of messages in a room known for two minutes, nor of a quiet one', () => {
    expect(subjects(0.1, 2 * MINUTE)).not.toContain('messages');
    const quiet = roomOf(
      (ago) => ({ messages: ago > 3 * MINUTE ? 2 : 0, viewers: ago > 3 * MINUTE ? 40 : 3 }),
      20 * MINUTE,
    );
    expect(activityDrop(quiet, [])).toEqual([]);
  });

  it.each([2, 20, 60])('takes the end of a silence for none, %d s after it', (seconds) => {
    const back = roomOf(
      (ago) => ({ messages: ago > 3 * MINUTE || ago < seconds * SECOND ? 20 : 0 }),
      40 * MINUTE,
    );
    expect(activityDrop(back, [])).toEqual([]);
  });

  it('does not miss a crowd that was only visiting', () => {
    const visit = roomOf(
      (ago) => ({ messages: ago > 4 * MINUTE && ago < 7 * MINUTE ? 100 : 10 }),
      50 * MINUTE,
    );
    expect(activityDrop(visit, []).filter(({ raises }) => raises)).toEqual([]);
  });

  it('stays while the room stays empty, measured from where the fall began', () => {
    const emptied = roomOf((ago) => ({ messages: ago > 9 * MINUTE ? 100 : 30 }), 30 * MINUTE);
    expect(activityDrop(emptied, []).filter(({ raises }) => raises)).toEqual([]);
    const since = NOW - 12 * MINUTE;
    const facts = { from: 1_200, to: 360, change: -0.7, minutes: 5, since, measure: 'messages' };
    const evidence = {
      detector: 'activity.drop',
      rule: 'activity.drop',
      version: '3',
      score: 1,
      spans: [],
      facts,
    };
    const open: Signal = {
      id: 's1',
      roomId: 'r1',
      kind: 'activity.drop',
      subject: 'messages',
      grade: 'P2',
      evidence: [evidence],
      raisedAt: NOW - 7 * MINUTE,
      seenAt: NOW - 5_000,
    };
    expect(activityDrop(emptied, [open])).toMatchObject([
      { raises: true, finding: { evidence: [{ facts: { from: 1_200, to: 360, minutes: 12, since } }] } },
    ]);
  });
});
