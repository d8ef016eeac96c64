import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import { textLines } from './text-lines.js';

async function linesOf(...chunks: string[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const some of textLines(Readable.from(chunks))) lines.push(...some);
  return lines;
}

describe('textLines', () => {
  it.each([
    [[], []],
    [['a\nb\n'], ['a', 'b']],
    [['a\nb'], ['a', 'b']],
    [['a\n\n'], ['a', '']],
    [['\n'], ['']],
    [['a\r\n\r\nb\r'], ['a', '', 'b']],
    [['a\rb\n'], ['a\rb']],
    [['\uFEFFa\n\uFEFFb\n'], ['a', '\uFEFFb']],
    [['\uFEFF'], []],
    [['', '\uFEFFa'], ['a']],
    [
      ['a\r', '\nb'],
      ['a', 'b'],
    ],
    [['a\u2028b\n'], ['a\u2028b']],
  ])('reads %j as %j', async (chunks, lines) => {
    expect(await linesOf(...chunks)).toEqual(lines);
  });

  it('does not care where the stream is cut', async () => {
    const letters = fc.string({ unit: fc.constantFrom('a', '卡', '\n', '\r', '\uFEFF') });
    await fc.assert(
      fc.asyncProperty(fc.array(letters), async (chunks) => {
        expect(await linesOf(...chunks)).toEqual(await linesOf(chunks.join('')));
      }),
    );
  });

  it('holds no more of an endless line than it must', async () => {
    const endless = Array.from({ length: 100 }, () => 'x'.repeat(10_000));
    const [line = '', ...others] = await linesOf(...endless, '\n', 'b');
    expect(line.length).toBeLessThan(80_000);
    expect(others).toEqual(['b']);
  });
});
