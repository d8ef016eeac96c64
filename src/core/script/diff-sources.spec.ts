import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffSources } from './diff-sources.js';

function told(from: string, to: string) {
  return diffSources(from, to).map(
    ({ kind, parts }) =>
      ({ same: ' ', removed: '-', added: '+' })[kind] +
      parts.map(({ text, changed }) => (changed ? `[${text}]` : text)).join(''),
  );
}

describe('diffSources', () => {
  it('marks the words that changed in a line that was reworded', () => {
    expect(told('看到了。\n正在查。\n抱歉。\n', '看到了。\n正在修。\n抱歉。\n')).toEqual([
      ' 看到了。',
      '-正在[查]。',
      '+正在[修]。',
      ' 抱歉。',
    ]);
  });

  it('numbers the lines of both sides', () => {
    expect(diffSources('a\nb\nc\n', 'a\nx\ny\nc\n').map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [2, undefined],
      [undefined, 2],
      [undefined, 3],
      [3, 4],
    ]);
  });

  it.each([
    ['', 'a\n', ['+a']],
    ['a\n', '', ['-a']],
    ['a\n', 'a\n', [' a']],
    ['a\n\nb', 'a\nb', [' a', '-', ' b']],
  ])('%j to %j', (from, to, lines) => {
    expect(told(from, to)).toEqual(lines);
  });

  it('tells two sources of nothing in common as two, and does not look for more', () => {
    const [from, to] = ['a', 'b'].map((sign) => Array.from({ length: 8_000 }, (_, i) => `${sign}${i}`));
    const lines = diffSources(from!.join('\n'), to!.join('\n'));
    const side = (only: string) => lines.filter(({ kind }) => kind === only);
    expect([side('removed').length, side('added').length, lines.length]).toEqual([8_000, 8_000, 16_000]);
  });

  it('holds every line of both versions in order', () => {
    const text = fc
      .array(fc.constantFrom('看到了', '在查', '', 'a b'), { maxLength: 12 })
      .map((lines) => lines.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, text, (from, to) => {
        const lines = diffSources(from, to);
        const side = (other: string) =>
          lines
            .filter(({ kind }) => kind !== other)
            .map(({ parts }) => `${parts.map((part) => part.text).join('')}\n`)
            .join('');
        expect(side('added')).toBe(from);
        expect(side('removed')).toBe(to);
      }),
    );
  });
});
