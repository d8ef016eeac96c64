import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { effectsOf, type MeanEffect, type ScriptMean } from './helped.js';

const script = (given: Partial<ScriptMean> = {}): ScriptMean => ({
  scriptId: 'sorry',
  cause: 'av_fault',
  count: 5,
  helped: 0.6,
  ...given,
});

describe('effectsOf', () => {
  it('believes the half of what five uses showed', () => {
    expect(effectsOf([script()], []).get('sorry')).toEqual({ uses: 5, helped: 0.3 });
    expect(effectsOf([], []).size).toBe(0);
  });

  it('takes off what would have come without any words', () => {
    const courses: MeanEffect[] = [{ cause: 'av_fault', count: 1e6, helped: 0.6 }];
    expect(effectsOf([script({ count: 100 })], courses).get('sorry')?.helped).toBeCloseTo(0, 4);
    expect(effectsOf([script({ cause: 'price' })], courses).get('sorry')?.helped).toBe(0.3);
  });

  it('adds up a script over the causes that it answered, each against its own course', () => {
    const courses: MeanEffect[] = [{ cause: 'price', count: 5, helped: 0.4 }];
    const both = [script({ count: 5, helped: 0.6 }), script({ cause: 'price', count: 10, helped: 0.5 })];
    // (5 × 0.6 + 10 × (0.5 - 0.2)) / 15 = 0.4, of which 15 uses let believe three quarters.
    expect(effectsOf(both, courses).get('sorry')?.helped).toBeCloseTo(0.3, 9);
  });

  it('ranks what held over many uses before what was lucky once', () => {
    const effects = effectsOf(
      [script({ scriptId: 'lucky', count: 1, helped: 1 }), script({ count: 40, helped: 0.5 })],
      [],
    );
    expect(effects.get('sorry')!.helped).toBeGreaterThan(effects.get('lucky')!.helped);
  });

  const mean = fc.record({
    scriptId: fc.constantFrom('a', 'b'),
    cause: fc.constantFrom('av_fault' as const, 'price' as const),
    count: fc.integer({ min: 1, max: 1_000 }),
    helped: fc.double({ min: -1, max: 1, noNaN: true }),
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

  it('never believes more than was seen', () => {
    fc.assert(
      fc.property(mean, (one) => {
        const { helped } = effectsOf([one], []).get(one.scriptId)!;
        expect(Math.abs(helped)).toBeLessThanOrEqual(Math.abs(one.helped));
      }),
    );
  });
});
