import { describe, expect, it } from '@jest/globals';
import { retryDelay } from './retry.js';

const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const broken = new TypeError('cannot read it');

describe('retryDelay', () => {
  it('waits longer each time, up to a bound', () => {
    const waits = [1, 2, 3, 4, 5, 6, 20].map((attempts) => retryDelay(attempts, away, 1));
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });

  it('spreads the jobs of one outage', () => {
    expect([retryDelay(1, away, 0), retryDelay(1, away, 1)]).toEqual([250, 500]);
  });

  it('gives up what fails because of itself, and never what waits for Redis or PostgreSQL', () => {
    expect(retryDelay(7, broken, 0)).toBeGreaterThan(0);
    expect(retryDelay(8, broken, 0)).toBe(-1);
    expect(retryDelay(1_000, away, 0)).toBeGreaterThan(0);
    expect(retryDelay(1_000, new AggregateError([away, away]), 0)).toBeGreaterThan(0);
    expect(retryDelay(8, new AggregateError([away, broken]), 0)).toBe(-1);
  });

  it.each([
    'MISCONF Redis cannot persist',
    'LOADING Redis is loading',
    "Stream isn't writeable",
    'Connection terminated',
  ])('knows an absent server by its words: %s', (words) => {
    expect(retryDelay(99, new Error(words), 0)).toBeGreaterThan(0);
  });
});
