import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  dueMarks,
  firstDueAt,
  MARKS,
  measureEffect,
  minutesFor,
  nextDueAt,
  type MinuteCounts,
} from './effect.js';

const minute = (at: number, messages: number, negative: number, complaints: number): MinuteCounts => ({
  minute: at,
  messages,
  negative,
  complaints,
});

const BEFORE = [minute(-3, 100, 20, 10), minute(-2, 100, 40, 30), minute(-1, 200, 100, 50)];

describe('measureEffect', () => {
  it('compares the minute that ends at a mark with the three before the use', () => {
    const effect = measureEffect(undefined, [1], [...BEFORE, minute(0, 200, 40, 15)]);
    expect(effect).toEqual({
      before: { messages: 400, negativeRate: 0.4, complaintsPerMinute: 30 },
      after: [{ minutes: 1, messages: 200, negativeRate: 0.2, complaintsPerMinute: 15 }],
      change: { minutes: 1, negativeRate: 0.5, complaints: 0.5, helped: 0.5 },
    });
  });

  it('judges by the last mark that can be told', () => {
    const first = measureEffect(undefined, [1], [...BEFORE, minute(0, 100, 40, 30)]);
    expect(first.change?.helped).toBe(0);
    const third = measureEffect(first, [3], [minute(2, 100, 20, 0)]);
    expect(third.change).toEqual({ minutes: 3, negativeRate: 0.5, complaints: 1, helped: 0.75 });
    const fifth = measureEffect(third, [5], [minute(4, 9, 0, 0)]);
    expect(fifth.after).toHaveLength(3);
    expect(fifth.after[2]).toEqual({ minutes: 5, messages: 9 });
    expect(fifth.change).toEqual(third.change);
  });

  it('knows nothing of a room in which hardly anybody writes, and does not call it calm', () => {
    const nine = [minute(-1, 9, 9, 9), minute(0, 9, 0, 0)];
    expect(measureEffect(undefined, [1], nine)).toEqual({
      before: { messages: 9 },
      after: [{ minutes: 1, messages: 9 }],
    });
    expect(measureEffect(undefined, [1], [])).not.toHaveProperty('change');
  });

  it('says nothing of trouble that was not there and did not come', () => {
    const calm = [minute(-1, 50, 0, 0), minute(0, 50, 0, 0)];
    expect(measureEffect(undefined, [1], calm).change).toBeUndefined();
    const rising = [minute(-1, 50, 0, 0), minute(0, 50, 5, 0)];
    expect(measureEffect(undefined, [1], rising).change).toEqual({
      minutes: 1,
      negativeRate: -1,
      helped: -1,
    });
  });

  const counted = fc
    .tuple(
      fc.nat(500),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([messages, bad, of]) => ({
      messages,
      negative: Math.round(messages * bad),
      complaints: Math.round(messages * of),
    }));

  it('stays within -1 and 1, and turns its sign when before and after change places', () => {
    fc.assert(
      fc.property(counted, counted, (a, b) => {
        const over = (before: typeof a, after: typeof a) =>
          measureEffect(
            undefined,
            [5],
            [
              // One third a minute: rates of the whole stretch are then those of the minute after.
              ...[-3, -2, -1].map((at) => ({ minute: at, ...before })),
              { minute: 4, ...after },
            ],
          ).change;
        fc.pre(a.messages >= 10 && b.messages >= 10);
        const there = over(a, b)?.helped;
        const back = over(b, a)?.helped;
        if (there === undefined || back === undefined) {
          expect(there).toBe(back);
          return;
        }
        expect(Math.abs(there)).toBeLessThanOrEqual(1);
        expect(there).toBeCloseTo(-back, 9);
      }),
    );
  });

  it('gives one answer, whether its marks are measured one by one or all at once', () => {
    fc.assert(
      fc.property(fc.array(counted, { minLength: 8, maxLength: 8 }), (figures) => {
        const counts = figures.map((one, i) => ({ minute: i - 3, ...one }));
        const only = (minutes: readonly number[]) => counts.filter((one) => minutes.includes(one.minute));
        const atOnce = measureEffect(undefined, MARKS, only(minutesFor(undefined, MARKS)));
        let effect: ReturnType<typeof measureEffect> | undefined;
        for (const mark of MARKS) effect = measureEffect(effect, [mark], only(minutesFor(effect, [mark])));
        expect(effect).toEqual(atOnce);
      }),
    );
  });
});

describe('when a use is measured', () => {
  const AT = 1_700_000_000_000;

  it('waits until what was sent before the mark is in the archive', () => {
    expect(firstDueAt(AT)).toBe(AT + 80_000);
    expect(dueMarks(AT, undefined, AT + 79_999)).toEqual([]);
    expect(dueMarks(AT, undefined, AT + 80_000)).toEqual([1]);
    const first = measureEffect(undefined, [1], BEFORE);
    expect(dueMarks(AT, first, AT + 80_000)).toEqual([]);
    expect(nextDueAt(AT, first)).toBe(AT + 200_000);
    expect(dueMarks(AT, first, AT + 10 * 60_000)).toEqual([3, 5]);
    expect(nextDueAt(AT, measureEffect(first, [3, 5], []))).toBeUndefined();
  });

  it('reads no minute twice', () => {
    expect(minutesFor(undefined, [1])).toEqual([-3, -2, -1, 0]);
    const first = measureEffect(undefined, [1], BEFORE);
    expect(minutesFor(first, [3, 5])).toEqual([2, 4]);
  });
});
