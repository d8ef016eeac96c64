import { describe, expect, it } from '@jest/globals';
import { amount, duration, exactTime, minuteOfDay, percent, timeOfDay } from './format.js';

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

describe('times', () => {
  it('are as exact as their place asks', () => {
    const at = new Date(2026, 10, 11, 20, 7, 5).getTime();
    expect(minuteOfDay(at)).toBe('20:07');
    expect(timeOfDay(at)).toBe('20:07:05');
    expect(exactTime(at)).toBe('2026-11-11 20:07:05');
  });
});

describe('amount', () => {
  it('keeps every digit as long as it can be read at a glance', () => {
    expect(amount(84_203, 'zh')).toBe('84,203');
    expect(amount(1234.56789, 'en')).toBe('1,235');
  });

  it('has a digit after the point only where it tells something', () => {
    expect(amount(8.46, 'zh')).toBe('8.5');
    expect(amount(9.97, 'zh')).toBe('10');
    expect(amount(3, 'zh')).toBe('3');
  });

  it('shortens in the units of the language', () => {
    expect(amount(483_000, 'zh')).toBe('48.3万');
    expect(amount(483_000, 'en')).toBe('483K');
    expect(amount(1_250_000, 'en')).toBe('1.25M');
    expect(amount(999_900, 'en')).toBe('1.00M');
    expect(amount(99_999.7, 'zh')).toBe('10.0万');
  });
});

describe('percent', () => {
  it('rounds to whole per cents', () => {
    expect(percent(0.376)).toBe('38%');
    expect(percent(12.5)).toBe('1,250%');
  });
});
