import { describe, expect, it } from '@jest/globals';
import { FLAGS_SHOWN } from '@server/live/events.js';
import { NO_FILTER, countWaiting, filterFlags, foldRepeats, mergeFlags } from './flag-list.js';
import { flagOf, idOf } from './flag.fixture.js';

const range = (count: number) => Array.from({ length: count }, (_, place) => flagOf(place));

describe('mergeFlags', () => {
  it('puts the newest first, in whatever order they came', () => {
    const merged = mergeFlags(mergeFlags([], [flagOf(2), flagOf(5)]), [flagOf(3), flagOf(9)]);
    expect(merged.map((flag) => flag.id)).toEqual([9, 5, 3, 2].map(idOf));
  });

  it('takes a flag that comes twice once, within a lot and between lots', () => {
    const once = mergeFlags([], [flagOf(1), flagOf(1)]);
    expect(once).toHaveLength(1);
    expect(mergeFlags(once, [flagOf(1)])).toBe(once);
  });

  it('keeps the newest when there are more than it holds', () => {
    const merged = mergeFlags([], range(FLAGS_SHOWN + 30));
    expect(merged).toHaveLength(FLAGS_SHOWN);
    expect(merged[0]!.id).toBe(idOf(FLAGS_SHOWN + 29));
  });

  it('gives the same list for the same flags, however they are cut into lots', () => {
    const flags = range(50);
    const whole = mergeFlags([], flags);
    const lots = [flags.slice(30), flags.slice(0, 10), flags.slice(5, 40)].reduce(mergeFlags, []);
    expect(lots).toEqual(whole);
  });
});

describe('foldRepeats', () => {
  it('folds one text in different dress into the row of the newest, and adds the platform’s own repeats', () => {
    const again = flagOf(1, '卡 死 了', { message: { count: 5 } });
    const rows = foldRepeats([flagOf(3, '卡死了!!'), flagOf(2, '退钱'), again]);
    expect(rows.map(({ flag, similar }) => [flag.message.text, similar])).toEqual([
      ['卡死了!!', 6],
      ['退钱', 1],
    ]);
  });

  it('keeps grades apart, and texts that are nothing but signs', () => {
    expect(foldRepeats([flagOf(2, '骗子', { grade: 'P0' }), flagOf(1, '骗子')])).toHaveLength(2);
    expect(foldRepeats([flagOf(2, '???'), flagOf(1, '!!!')])).toHaveLength(2);
  });

  it('does not fold what stands far below', () => {
    const between = range(20).map((_, place) => flagOf(60 - place, '甲'.repeat(place + 1)));
    const rows = foldRepeats([flagOf(99, '卡死了'), ...between, flagOf(1, '卡死了')]);
    expect(rows).toHaveLength(22);
  });
});

describe('countWaiting', () => {
  it('counts what came since the list rests, not what fell out at its end', () => {
    const held = mergeFlags([], [flagOf(1), flagOf(2), flagOf(3)]);
    const current = mergeFlags([], [flagOf(2), flagOf(3), flagOf(4), flagOf(5)]);
    expect(countWaiting(held, current)).toBe(2);
    expect(countWaiting(held, held)).toBe(0);
  });
});

describe('filterFlags', () => {
  const flags = [
    flagOf(3, '画面卡死了', { grade: 'P1', topics: ['av_fault'] }),
    flagOf(2, '骗子', { grade: 'P0', topics: ['trust'], message: { userName: 'Aimee' } }),
    flagOf(1, '还没发货', { grade: 'P2', topics: ['service'] }),
  ];
  const kept = (filter: Partial<typeof NO_FILTER>) =>
    filterFlags(flags, { ...NO_FILTER, ...filter }).map((flag) => flag.id);

  it('keeps all when nothing is asked for', () => {
    expect(filterFlags(flags, NO_FILTER)).toBe(flags);
  });

  it('asks for topic, grade and words together', () => {
    expect(kept({ topic: 'av_fault' })).toEqual([idOf(3)]);
    expect(kept({ grade: 'P0' })).toEqual([idOf(2)]);
    expect(kept({ search: '发货' })).toEqual([idOf(1)]);
    expect(kept({ grade: 'P0', search: '发货' })).toEqual([]);
  });

  it('finds users too, in whatever case', () => {
    expect(kept({ search: ' aimee ' })).toEqual([idOf(2)]);
  });
});
