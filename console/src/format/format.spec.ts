import { describe, expect, it } from '@jest/globals';
import { amount, duration, percent } from './format.js';

describe('duration', () => {
  it('shows minutes and seconds, hours only when there are any', () => {
    expect(duration(0)).toBe('00:00');
    expect(duration(192_999)).toBe('03:12');
    expect(duration(3_792_000)).toBe('1:03:12');
  });

  it('never shows a negative clock when the clocks of two machines disagree', () => {
    expect(duration(-5_000)).toBe('00:00');
  });
});

describe('amount', () => {
  it('keeps every digit as long as it can be read at a glance', () => {
    expect(amount(84_203, 'zh')).toBe('84,203');
  });

  it('shortens in the units of the language', () => {
    expect(amount(483_000, 'zh')).toBe('48.3万');
    expect(amount(483_000, 'en')).toBe('483K');
    expect(amount(1_250_000, 'en')).toBe('1.25M');
  });
});

describe('percent', () => {
  it('rounds to whole per cents', () => {
    expect(percent(0.376)).toBe('38%');
  });
});
