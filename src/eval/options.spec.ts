import { describe, expect, it } from '@jest/globals';
import { EvalError } from './eval-error.js';
import { readOptions } from './options.js';

describe('readOptions', () => {
  it('measures', () => {
    expect(readOptions(['--data', 'd', '--replay', 'r', '--errors', '5'])).toEqual({
      ...{ data: 'd', replay: 'r', errors: 5, out: '.data/eval.json', all: false },
    });
  });

  it.each([
    [['--predict', '-'], { predict: '-' }],
    [['--stream', 'f'], { stream: 'f' }],
    [['--replay', 'r'], { replay: 'r' }],
    [['--data', 'd', '--all', '--out', 'o'], { data: 'd', all: true, out: 'o' }],
  ])('reads %j', (args, wanted) => {
    expect(readOptions(args)).toMatchObject(wanted);
  });

  it.each([
    [[]],
    [['--errors', '3']],
    [['--data', 'd', '--predict', 'f']],
    [['--stream', 'f', '--predict', 'f']],
  ])('wants one thing to do, not %j', (args) => {
    expect(() => readOptions(args)).toThrow(EvalError);
  });
});
