import { describe, expect, it } from '@jest/globals';
import type { Signal } from '../signal.js';
import { reasonInWords } from '../words/reason.js';
import { MINUTE, SECOND } from '../window/widths.js';
import { names, NOW, roomOf, type BucketFigures } from '../window/window.fixture.js';
import { evaluateRoom } from './evaluate-room.js';

/** What is said in the five seconds that begin `ago` ms before the running ones. */
type Story = (ago: number) => Partial<BucketFigures>;

const room = (story: Story, now = NOW) =>
  roomOf((ago) => ({ messages: 20, ...story(ago) }), 10 * MINUTE, { now });
const complain = (people: readonly string[]): Partial<BucketFigures> => ({
  av_fault: people.length,
  who: { av_fault: people },
});

const evaluate = (story: Story, open: readonly Signal[] = [], now = NOW) =>
  evaluateRoom(room(story, now), open, now, () => 's1');

/** Twelve complained half a minute ago, then nobody; `after` is what was said since. */
const repaired =
  (after: Story): Story =>
  (ago) =>
    ago >= 25 * SECOND && ago < 40 * SECOND ? complain(names(`c${ago}-`, 4)) : after(ago);

const openFault = (): Signal => {
  const now = NOW - 25 * SECOND;
  const [raised] = evaluate((ago) => (ago < 15 * SECOND ? complain(names(`c${ago}-`, 4)) : {}), [], now);
  return raised!.signal;
};

describe('a fault signal', () => {
  const voices = {
    'hit:android': names('a', 12),
    'hit:sound': names('s', 9),
    'fine:apple': names('b', 5),
    'back:sound': names('d', 2),
  };

  it('tells whom it hits and whom not, what is broken, and who says that it is back', () => {
    const [change] = evaluate((ago) => (ago < 5 * SECOND ? { ...complain(names('c', 14)), voices } : {}));
    const [evidence] = change!.signal.evidence;
    expect(evidence!.facts).toMatchObject({ 'hit.android': 12, 'fine.apple': 5, 'hit.sound': 9, back: 2 });
    expect(reasonInWords(evidence!, 'zh')).toContain(
      '；近 1 分钟里声音 9 人；安卓 12 人说有问题；苹果 5 人说正常；2 人说好了（声音 2 人）',
    );
    expect(reasonInWords(evidence!, 'en')).toContain(
      '; in the last 1 min sound 9; Android: 12 hit; Apple: 5 fine; 2 say it is back (sound 2)',
    );
  });

  it('leaves others out of what is no fault', () => {
    const [change] = evaluate((ago) =>
      ago < 5 * SECOND ? { trust: 14, who: { trust: names('c', 14) }, voices } : {},
    );
    expect(change!.signal).toMatchObject({ topic: 'trust' });
    expect(Object.keys(change!.signal.evidence[0]!.facts)).not.toContain('hit.android');
  });

  it.each([
    ['that the sound is back', 'back:sound'],
    ['好了, with a fault open', 'done'],
  ])('is cleared as soon as three say %s and nobody complains', (_, voice) => {
    const back = { voices: { [voice]: ['x', 'y', 'z'] } };
    const [change, ...others] = evaluate(
      repaired((ago) => (ago === 10 * SECOND ? back : {})),
      [openFault()],
    );
    expect(others).toEqual([]);
    expect(change).toMatchObject({ change: 'cleared', signal: { clearedAt: NOW } });
    expect(change!.signal.evidence[0]!.facts).toMatchObject({ people: 12, back: 3, recovered: true });
  });

  it.each([
    ['two say so', { voices: { 'back:sound': ['x', 'y'] } }],
    ['ordering works again', { voices: { 'back:order': ['x', 'y', 'z'] } }],
    ['others go on complaining', { ...complain(['p', 'q']), voices: { 'back:sound': ['x', 'y', 'z'] } }],
  ])('stays while %s', (_, said) => {
    const changes = evaluate(
      repaired((ago) => (ago === 10 * SECOND ? said : {})),
      [openFault()],
    );
    expect(changes.map(({ change }) => change)).not.toContain('cleared');
  });

  it('is not raised again by the complaints of before, but by five new ones', () => {
    const settled = repaired((ago) => (ago === 15 * SECOND ? { voices: { done: ['x', 'y', 'z'] } } : {}));
    expect(evaluate(settled)).toEqual([]);
    const again: Story = (ago) => (ago < 5 * SECOND ? complain(names('n', 5)) : settled(ago));
    expect(evaluate(again)).toMatchObject([{ change: 'raised', signal: { topic: 'av_fault' } }]);
  });
});

describe('a silence', () => {
  const lively = (since: number) =>
    roomOf((ago) => ({ messages: ago > since ? 50 : 0 }), 20 * MINUTE, { lastReceivedAt: NOW - since });

  it('is none where nobody listened', () => {
    const away = { from: NOW - 3 * MINUTE, to: NOW - 5 * SECOND };
    expect(evaluateRoom(lively(3 * MINUTE), [], NOW, () => 's1')).toMatchObject([
      { signal: { kind: 'feed.stalled' } },
    ]);
    for (const backFor of [0, 30 * SECOND, 65 * SECOND]) {
      const unwatched = [{ from: away.from - backFor, to: NOW - backFor }];
      const window = roomOf(
        (ago) => ({ messages: ago > 3 * MINUTE + backFor || ago < backFor ? 50 : 0 }),
        20 * MINUTE,
        {
          lastReceivedAt: backFor === 0 ? NOW - 3 * MINUTE : NOW,
          unwatched,
        },
      );
      expect(evaluateRoom(window, [], NOW, () => 's1')).toEqual([]);
    }
  });

  it('is found anew when the source does not come back with us', () => {
    const unwatched = [{ from: NOW - 3 * MINUTE, to: NOW - 61 * SECOND }];
    expect(evaluateRoom({ ...lively(3 * MINUTE), unwatched }, [], NOW, () => 's1')).toMatchObject([
      { signal: { kind: 'feed.stalled', evidence: [{ facts: { silentSeconds: 61 } }] } },
    ]);
  });

  it('is no news after people said good-bye', () => {
    const leaving = roomOf(
      (ago) =>
        ago > MINUTE
          ? { messages: 10, ...(ago < 2 * MINUTE && { voices: { over: names(`v${ago}-`, 2) } }) }
          : {},
      20 * MINUTE,
      { lastReceivedAt: NOW - MINUTE },
    );
    expect(evaluateRoom(leaving, [], NOW, () => 's1')).toEqual([]);
  });
});
