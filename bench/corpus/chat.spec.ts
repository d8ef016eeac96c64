import { describe, expect, it } from '@jest/globals';
import { quantile } from '../report/quantile.js';
import { chatLines } from './chat.js';
import { FAULTS, OUTCRIES } from './phrases.js';
import { seededRandom } from './random.js';

const LINES = 50_000;

function take(seed: number): string[] {
  const next = chatLines(seededRandom(seed));
  return Array.from({ length: LINES }, next);
}

describe('chatLines', () => {
  const lines = take(1);
  const lengths = Int32Array.from(lines, (line) => line.length).sort();

  it('says the same for the same seed, and something else for another', () => {
    expect(take(1)).toEqual(lines);
    expect(take(2)).not.toEqual(lines);
  });

  it('is as long as chat is', () => {
    expect(quantile(lengths, 0.5)).toBeGreaterThanOrEqual(7);
    expect(quantile(lengths, 0.5)).toBeLessThanOrEqual(8);
    expect(quantile(lengths, 0.99)).toBeGreaterThan(20);
    expect(lengths.at(-1)).toBeLessThanOrEqual(60);
  });

  it('complains in one or two lines of a hundred', () => {
    const complaints = lines.filter((line) => [...FAULTS, ...OUTCRIES].some((fault) => line.includes(fault)));
    expect(complaints.length / LINES).toBeGreaterThan(0.01);
    expect(complaints.length / LINES).toBeLessThan(0.02);
  });

  it('can be put between quotes of JSON as it is', () => {
    expect(lines.filter((line) => JSON.stringify(line) !== `"${line}"`)).toEqual([]);
  });
});
