import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Automaton } from './automaton.js';

function occurrences(automaton: Automaton, text: string): string[] {
  const count = automaton.scan(text);
  return Array.from({ length: count }, (_, i) => `${automaton.found[i]}@${automaton.ends[i]}`).sort();
}

function naively(patterns: readonly string[], text: string): string[] {
  const found: string[] = [];
  patterns.forEach((pattern, number) => {
    for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
      found.push(`${number}@${at + pattern.length}`);
    }
  });
  return found.sort();
}

describe('Automaton', () => {
  it('finds overlapping, nested and equal patterns', () => {
    const patterns = ['骗子', '大骗子', '子', '骗子', '子公司'];
    const text = '大骗子公司';
    expect(occurrences(new Automaton(patterns), text)).toEqual(['0@3', '1@3', '2@3', '3@3', '4@5']);
  });

  it('finds nothing without patterns or without text', () => {
    expect(new Automaton([]).scan('骗子')).toBe(0);
    expect(new Automaton(['骗子']).scan('')).toBe(0);
  });

  it('finds what a naive search finds', () => {
    const letters = (maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...'abc骗'), minLength: 1, maxLength });
    fc.assert(
      fc.property(fc.array(letters(6), { maxLength: 40 }), fc.array(letters(60)), (patterns, texts) => {
        const automaton = new Automaton(patterns);
        for (const text of texts) expect(occurrences(automaton, text)).toEqual(naively(patterns, text));
      }),
    );
  });

  it('finds each of many thousand patterns', () => {
    const patterns = Array.from({ length: 20_000 }, (_, i) =>
      String.fromCharCode(0x4e00 + (i % 150), 0x5000 + Math.floor(i / 150), 0x6000 + (i % 7)),
    );
    const automaton = new Automaton(patterns);
    patterns.forEach((pattern, number) => {
      expect(occurrences(automaton, pattern)).toEqual([`${number}@3`]);
    });
  });
});
