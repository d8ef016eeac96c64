import { describe, expect, it } from '@jest/globals';
import { splitBySpans } from './highlight.js';

const shown = (text: string, spans: { start: number; end: number }[]) =>
  splitBySpans(text, spans)
    .map((part) => (part.marked ? `【${part.text}】` : part.text))
    .join('');

describe('splitBySpans', () => {
  it('marks what the evidence points at', () => {
    expect(shown('画面卡死了', [{ start: 2, end: 4 }])).toBe('画面【卡死】了');
  });

  it('joins spans that overlap or touch, whatever their order', () => {
    const spans = [
      { start: 3, end: 5 },
      { start: 0, end: 2 },
      { start: 1, end: 3 },
    ];
    expect(shown('听不清楚啊', spans)).toBe('【听不清楚啊】');
  });

  it('keeps the text whole when a span reaches past it or is empty', () => {
    expect(shown('骗子', [{ start: 1, end: 9 }])).toBe('骗【子】');
    expect(shown('骗子', [{ start: 7, end: 9 }])).toBe('骗子');
    expect(shown('骗子', [{ start: 1, end: 1 }])).toBe('骗子');
  });
});
