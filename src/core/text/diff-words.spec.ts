import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffWords } from './diff-words.js';

function told(from: string, to: string): string {
  const marks = { same: ['', ''], added: ['[+', ']'], removed: ['[-', ']'] } as const;
  return diffWords(from, to)
    .map(({ kind, text }) => marks[kind][0] + text + marks[kind][1])
    .join('');
}

describe('diffWords', () => {
  it.each([
    ['家人们，06:39 起', '大家好，家人们，06:39 起', '[+大家好，]家人们，06:39 起'],
    ['正在修复', '正在排查', '正在[-修复][+排查]'],
    ['预计 5 分钟', '预计 10 分钟', '预计 [-5][+10] 分钟'],
    ['看到了', '看到了', '看到了'],
    ['', '看到了', '[+看到了]'],
  ])('%j to %j', (from, to, marked) => {
    expect(told(from, to)).toBe(marked);
  });

  it('tells two texts of nothing in common as two, and does not look for more', () => {
    const [from, to] = ['甲', '乙'].map((sign) => `${sign}，`.repeat(20_000));
    expect(diffWords(from!, to!)).toEqual([
      { kind: 'removed', text: from },
      { kind: 'added', text: to },
    ]);
    expect(diffWords('', to!)).toEqual([{ kind: 'added', text: to }]);
  });

  it('holds both texts whole', () => {
    const text = fc.oneof(
      fc
        .array(fc.constantFrom('大家', '好', '，', '家人们', ' ', '10', '\n', 'ok'))
        .map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
      fc.constant('卡\ud800'),
    );
    fc.assert(
      fc.property(text, text, (from, to) => {
        const side = (other: string): string =>
          diffWords(from, to)
            .filter(({ kind }) => kind !== other)
            .map((change) => change.text)
            .join('');
        expect([side('added'), side('removed')]).toEqual([from, to]);
      }),
    );
  });
});
