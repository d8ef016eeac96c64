import { describe, expect, it } from '@jest/globals';
import { changedLines } from './changed-lines.js';

const same = (text: string) => ({ kind: 'same', text }) as const;
const added = (text: string) => ({ kind: 'added', text }) as const;
const removed = (text: string) => ({ kind: 'removed', text }) as const;

describe('changedLines', () => {
  it('keeps the lines in which something is not the script’s', () => {
    const difference = [same('一\n每'), removed('三'), added('五'), same('分钟\n末'), added('\n新的一行')];
    expect(changedLines(difference)).toEqual([
      [same('每'), removed('三'), added('五'), same('分钟')],
      [added('新的一行')],
    ]);
  });

  it('has none where only space differs', () => {
    expect(changedLines([same('一'), added('\n '), same('二')])).toEqual([]);
  });
});
