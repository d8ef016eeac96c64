import { describe, expect, it } from '@jest/globals';
import { MINUTE, SECOND } from '../window/widths.js';
import { NOW, roomOf } from '../window/window.fixture.js';
import { feedStalled } from './feed-stalled.js';

/** `each` messages in five seconds until the source fell silent. */
const silent = (ms: number, each: number) =>
  roomOf((ago) => ({ messages: ago > ms ? each : 0 }), 30 * MINUTE, { lastReceivedAt: NOW - ms });

describe('feedStalled', () => {
  it('is raised when a lively room falls silent at a stroke', () => {
    expect(feedStalled(silent(29 * SECOND, 10), [])).toEqual([]);
    expect(feedStalled(silent(31 * SECOND, 10), [])).toMatchObject([
      { raises: true, finding: { grade: 'P2', evidence: [{ facts: { silentSeconds: 31 } }] } },
    ]);
    expect(feedStalled(silent(3 * MINUTE, 10), [])).toMatchObject([{ finding: { grade: 'P1' } }]);
  });

  it('is raised again soon after an earlier silence, which shows nothing of how lively the room is', () => {
    const isSilent = (ago: number) => ago < 60 * SECOND || (ago > 3 * MINUTE && ago < 6 * MINUTE);
    const again = (each: number) =>
      roomOf((ago) => ({ messages: isSilent(ago) ? 0 : each }), 30 * MINUTE, {
        lastReceivedAt: NOW - 60 * SECOND,
      });
    expect(feedStalled(again(20), [])).toMatchObject([{ raises: true, finding: { grade: 'P2' } }]);
    const isOdd = (ago: number) => Math.ceil((ago - 30 * SECOND) / MINUTE) % 2 === 1;
    const fitful = roomOf((ago) => ({ messages: ago > 2 * MINUTE && isOdd(ago) ? 5 : 0 }), 30 * MINUTE, {
      lastReceivedAt: NOW - 2.5 * MINUTE,
    });
    expect(feedStalled(fitful, [])).toEqual([]);
  });

  it('names no usual gap of nothing in a room of thousands a second', () => {
    const [stalled] = feedStalled(silent(31 * SECOND, 50_000), []);
    expect(stalled!.finding.evidence[0]!.facts).toMatchObject({ usualSeconds: 0.1 });
  });

  it('waits longer in a slower room and forever in a quiet one', () => {
    const slow = (ms: number) =>
      roomOf((ago) => ({ messages: ago > ms ? 1 : 0 }), 30 * MINUTE, {
        lastReceivedAt: NOW - ms,
      });
    expect(feedStalled(slow(2 * MINUTE), [])).toEqual([]);
    expect(feedStalled(slow(3 * MINUTE), [])).toMatchObject([{ raises: true }]);
    const quiet = roomOf(
      (ago) => ({ messages: ago > 3 * MINUTE && ago % 10_000 === 0 ? 1 : 0 }),
      30 * MINUTE,
      {
        lastReceivedAt: NOW - 3 * MINUTE,
      },
    );
    expect(feedStalled(quiet, [])).toEqual([]);
  });

  it('lets a room go that is off the air, and one that was never on it', () => {
    expect(feedStalled(silent(21 * MINUTE, 10), [])).toEqual([]);
    expect(
      feedStalled(
        roomOf(() => ({}), 0, { lastReceivedAt: 0 }),
        [],
      ),
    ).toEqual([]);
  });
});
