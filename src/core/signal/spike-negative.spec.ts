import { describe, expect, it } from '@jest/globals';
import { MINUTE } from '../window/widths.js';
import { names, roomOf } from '../window/window.fixture.js';
import { spikeNegative } from './spike-negative.js';

/** A room where one message in twenty is negative, and in the last 30 s `bad` of 40 in five seconds. */
const sour = (bad: number) =>
  roomOf((ago) => {
    const negative = ago < 30_000 ? bad : 2;
    return { messages: 40, negative, who: { negative: names(`at${ago}-`, negative) } };
  }, 20 * MINUTE);

describe('spikeNegative', () => {
  it('is raised when the room turns', () => {
    expect(spikeNegative(sour(10), [])).toMatchObject([
      { raises: true, finding: { subject: '', grade: 'P2' } },
    ]);
    expect(spikeNegative(sour(25), [])).toMatchObject([{ raises: true, finding: { grade: 'P1' } }]);
  });

  it('is not raised by the usual grumbling', () => {
    expect(spikeNegative(sour(2), [])).toEqual([]);
    expect(spikeNegative(sour(3), []).filter(({ raises }) => raises)).toEqual([]);
  });
});
