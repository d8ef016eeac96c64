import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { believed, effectsOf, type MeanEffect, type ScriptMean } from './helped.js';

const script = (given: Partial<ScriptMean> = {}): ScriptMean => ({
  scriptId: 'sorry',
  cause: 'av_fault',
  count: 5,
  helped: 0.6,
  ...given,
});

const mean = fc.record({
  scriptId: fc.constantFrom('a', 'b'),
  cause: fc.constantFrom('av_fault' as const, 'price' as const),
  count: fc.integer({ min: 1, max: 1_000 }),
  helped: fc.double({ min: -1, max: 1, noNaN: true }),
});

describe('effectsOf', () => {
  it('is the mean of what was seen, where no usual course is known', () => {
    expect(effectsOf([script()], []).get('sorry')).toEqual({ uses: 5, helped: 0.6 });
    expect(effectsOf([], []).size).toBe(0);
  });

  it('takes off what would have come without any words', () => {
    const courses: MeanEffect[] = [{ cause: 'av_fault', count: 1e6, helped: 0.6 }];
    expect(effectsOf([script({ count: 100 })], courses).get('sorry')?.helped).toBeCloseTo(0, 4);
    expect(effectsOf([script({ cause: 'price' })], courses).get('sorry')?.helped).toBe(0.6);
  });

  it('adds up a script over the causes that it answered, each against its own course', () => {
    const courses: MeanEffect[] = [{ cause: 'price', count: 3, helped: 0.4 }];
    const both = [script({ count: 5, helped: 0.6 }), script({ cause: 'price', count: 10, helped: 0.5 })];
    // Of three courses the half is believed: (5 × 0.6 + 10 × (0.5 - 0.2)) / 15.
    expect(effectsOf(both, courses).get('sorry')?.helped).toBeCloseTo(0.4, 9);
  });

  it('stays within -1 and 1, whatever was measured', () => {
    fc.assert(
      fc.property(fc.array(mean), fc.array(mean), (scripts, courses) => {
        for (const { helped } of effectsOf(scripts, courses).values()) {
          expect(Math.abs(helped)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('believed', () => {
  it('puts what held over many uses before what was lucky once', () => {
    expect(believed(0.5, 40)).toBeGreaterThan(believed(1, 1));
    expect(believed(1, 3)).toBe(0.5);
  });

  it('believes more the more was seen, and never more than was seen', () => {
    fc.assert(
      fc.property(mean, ({ helped, count }) => {
        expect(Math.abs(believed(helped, count))).toBeLessThanOrEqual(Math.abs(helped));
        expect(Math.abs(believed(helped, count + 1))).toBeGreaterThanOrEqual(
          Math.abs(believed(helped, count)),
        );
      }),
    );
  });
});
