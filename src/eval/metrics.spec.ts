import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { meanF1, scoreClasses, scoreNames, share } from './metrics.js';

const CLASSES = ['no', 'yes'];
const answers = (...pairs: string[]) =>
  pairs.map((pair) => ({ expected: pair[0] === 'y' ? 'yes' : 'no', given: pair[1] === 'y' ? 'yes' : 'no' }));

describe('scoreClasses', () => {
  it('gives the figures that one reckons by hand', () => {
    // yes: precision 2/3, recall 2/4, F1 4/7; no: precision 5/7, recall 5/6, F1 10/13.
    const figures = scoreClasses(
      CLASSES,
      answers('yy', 'yy', 'yn', 'yn', 'nn', 'nn', 'nn', 'nn', 'nn', 'ny'),
    );
    expect(figures.rows).toBe(10);
    expect(figures.accuracy).toBeCloseTo(0.7);
    expect(figures.macroF1).toBeCloseTo((4 / 7 + 10 / 13) / 2);
    expect(figures.confusion).toEqual({ no: { no: 5, yes: 1 }, yes: { no: 2, yes: 2 } });
  });

  it('leaves a class that is nowhere out of the mean', () => {
    expect(scoreClasses(['maybe', ...CLASSES], answers('yy', 'nn')).macroF1).toBe(1);
  });

  it('counts a class that was expected and never given as 0', () => {
    expect(scoreClasses(CLASSES, answers('yn', 'nn')).macroF1).toBeCloseTo((2 / 3 + 0) / 2);
  });

  it('says nothing of nothing', () => {
    expect(scoreClasses(CLASSES, [])).toMatchObject({ rows: 0, accuracy: 0, macroF1: 0 });
  });

  it('counts every answer once, and is right only where all are', () => {
    const letter = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(fc.record({ expected: letter, given: letter }), { minLength: 1 }), (all) => {
        const { confusion, accuracy, macroF1 } = scoreClasses(['a', 'b', 'c'], all);
        const counted = Object.values(confusion).flatMap((row) => Object.values(row));
        expect(counted.reduce((sum, one) => sum + one, 0)).toBe(all.length);
        const perfect = all.every(({ expected, given }) => expected === given);
        expect(accuracy === 1).toBe(perfect);
        expect(macroF1 === 1).toBe(perfect);
      }),
    );
  });
});

describe('scoreNames', () => {
  it('scores each name by itself, where a row may have several', () => {
    const figures = scoreNames(
      ['price', 'trust'],
      [
        { expected: ['price', 'trust'], given: ['trust'] },
        { expected: ['price'], given: ['price', 'trust'] },
        { expected: [], given: [] },
      ],
    );
    expect(figures.get('price')).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3, support: 2 });
    expect(figures.get('trust')).toEqual({ precision: 0.5, recall: 1, f1: 2 / 3, support: 1 });
    expect(meanF1([...figures.values()])).toBeCloseTo(2 / 3);
  });
});

describe('share', () => {
  it('is 0 of nothing', () => {
    expect(share(0, 0)).toBe(0);
    expect(share(1, 4)).toBe(0.25);
  });
});
