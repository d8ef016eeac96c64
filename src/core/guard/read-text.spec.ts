import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { viewText } from '../text/view-text.js';
import { readText } from './read-text.js';

const read = (text: string): string => readText(viewText(text)).text;

describe('readText', () => {
  it.each([
    ['保 证 恢 复', '保证恢复'],
    ['最·佳、最-佳、最 / 佳', '最佳、最佳、最佳'],
    ['保證　恢復', '保证恢复'],
    ['ＮＯ．１ 店', 'no.1店'],
    ['预计 10 分钟内，20:37 起', '预计10分钟内,20:37起'],
    ['the best  price', 'the best  price'],
    ['为____，请稍等', '为____,请稍等'],
    ['保证…恢复', '保证...恢复'],
    ['共 3 - 5 天', '共3 - 5天'],
    ['电话 0571-88886666', '电话0571-88886666'],
    ['到 13900001111。', '到13900001111。'],
    ['啊啊啊啊啊啊', '啊啊啊啊啊啊'],
    [' 保证 ', ' 保证 '],
  ])('reads %j as %j', (text, as) => {
    expect(read(text)).toBe(as);
  });

  it('knows where everything stands', () => {
    const text = fc.string({ unit: fc.constantFrom(...'保證 证·-8８a。\n😀\u200b'), maxLength: 40 });
    fc.assert(
      fc.property(text, (written) => {
        const { text: as, starts, ends } = readText(viewText(written));
        for (let i = 0; i < as.length; i++) {
          expect(starts[i]).toBeLessThan(ends[i]!);
          expect(ends[i]).toBeLessThanOrEqual(written.length);
          expect(starts[i]).toBeGreaterThanOrEqual(i === 0 ? 0 : starts[i - 1]!);
          expect(viewText(written.slice(starts[i], ends[i])).normal.text).toContain(as[i]);
        }
      }),
    );
  });
});
