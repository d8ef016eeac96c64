import { describe, expect, it } from '@jest/globals';
import { widthOf } from '../../src/eval/table.js';
import { tableOf } from './table.js';

describe('tableOf', () => {
  const lines = tableOf([
    { zh: '吞吐', en: 'rate', value: '26,700 条/s', target: '≥ 1', met: true },
    { zh: '内存', en: 'memory', value: '1 MB' },
    { zh: '延迟', en: 'delay', value: '9 ms', target: '≤ 5 ms', met: false },
  ]).split('\n');

  it('begins every column at the same place', () => {
    const places = [lines[0]!.indexOf('结果'), lines[2]!.indexOf('26,700'), lines[3]!.indexOf('1 MB')];
    const columns = places.map((place, i) => widthOf([lines[0], lines[2], lines[3]][i]!.slice(0, place)));
    expect(new Set(columns).size).toBe(1);
  });

  it('has a rule as wide as the columns below the heading', () => {
    const parts = lines[1]!.split('  ');
    expect(parts.every((part) => /^─+$/.test(part))).toBe(true);
    expect(widthOf(parts[0]!)).toBe(widthOf('测量 / measure'));
  });

  it('says what was met and what was not', () => {
    expect(lines[2]).toMatch(/✓$/);
    expect(lines[3]).toMatch(/1 MB$/);
    expect(lines[4]).toMatch(/✗$/);
  });
});
