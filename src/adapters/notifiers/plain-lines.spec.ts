import { describe, expect, it } from '@jest/globals';
import { plainLines, wellFormed } from './plain-lines.js';

describe('plainLines', () => {
  it('knows every end of a line, and keeps empty ones', () => {
    expect(plainLines('a\r\nb\nc\rd\u2028e\u2029f\u0085g\vh\fi\n')).toEqual([...'abcdefghi', '']);
  });

  it.each([
    ['a control character', 'a\u0000b\u001b[31m', 'a\ufffdb\ufffd[31m'],
    ['a turn of direction', 'a\u202eb\u2066c', 'a\ufffdb\ufffdc'],
    ['half a surrogate pair', 'a\ud83db', 'a\ufffdb'],
    ['a tab', 'a\tb', 'a b'],
    ['a whole pair and its joiner', '👨‍👩‍👧', '👨‍👩‍👧'],
  ])('shows %s', (_, text, shown) => {
    expect(plainLines(text)).toEqual([shown]);
  });
});

describe('wellFormed', () => {
  it('leaves everything but halves of pairs', () => {
    expect(wellFormed('\udc4d👍\r\n\u0000卡')).toBe('\ufffd👍\r\n\u0000卡');
  });
});
