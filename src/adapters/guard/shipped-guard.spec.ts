import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyGentler } from '../../core/guard/apply-gentler.js';
import { fillScript } from '../../core/script/fill-script.js';
import type { Audience } from '../../core/script/script.js';
import { parseScript } from '../scripts/parse-script.js';
import { compare, readSpecimens, shippedGuard } from './corpus.fixture.js';

const guard = shippedGuard();
const GOOD = [...readSpecimens('good.txt'), ...readSpecimens('later-good.txt')];
const BAD = [...readSpecimens('bad.tsv'), ...readSpecimens('later-bad.tsv')];
const said = (text: string, audience: Audience = 'room'): string[] =>
  guard(text, audience).map(({ rule, words }) => `${rule}=${words}`);

describe('the guard as it is shipped', () => {
  it.each(GOOD.map(({ text }) => text))('lets %j go', (text) => {
    expect(said(text)).toEqual([]);
  });

  it('finds what is wrong in texts that must not go out', () => {
    // The only one missed is marked all the same, as a promise.
    const missed = BAD.flatMap((one) => compare(one, guard(one.text, 'room')).missed);
    expect(missed).toEqual(['absolute=绝对值这个价。']);
  });

  it.each(readdirSync('scripts-templates'))('has nothing against the script %s', (file) => {
    const path = join('scripts-templates', file);
    const script = parseScript(path, readFileSync(path, 'utf8'));
    const examples = Object.fromEntries(script.variables.map(({ name, example }) => [name, example]));
    const found = said(fillScript(script, examples).text, script.audience);
    expect(found).toEqual([]);
    if (script.variables.length > 0) {
      const unfilled = guard(fillScript(script, {}).text, script.audience);
      expect(unfilled.filter(({ blocks }) => blocks).length).toBeGreaterThan(0);
    }
  });

  it.each([
    ['最多等 10 分钟，第一时间通报', []],
    ['预计【填{{x}}】分钟恢复', ['unfilled.place={{x}}']],
    ['（请填写{{time}}）', ['unfilled.place={{time}}']],
    ['全网最低价', ['absolute.lowest-price=全网最低价']],
    ['第 一，全 网 最·低 价', ['absolute.lowest-price=全 网 最·低 价']],
    ['我们保证 24 小时内答复', []],
    ['我们保证答复', ['promise.guarantee=保证']],
    ['不能保证今晚恢复', []],
    ['您不用反复检查手机和网络', []],
    ['是您的网络问题', ['blame.their-network=是您的网络问题']],
    ['不是您的网络问题', []],
    ['请勿加微信 abc12345', ['contact.account=加微信 abc12345']],
    ['请勿添加陌生人微信', []],
    ['订单号 13812345678', []],
    ['电话１３８ー１２３４', []],
    ['身份证 11010519491231002X', ['contact.identity-card=11010519491231002X']],
    ['身份证 11010519491231002１', []],
    ['卡号 4111 1111 1111 1111', ['contact.bank-card=4111 1111 1111 1111']],
    ['请拨打 12315', []],
    ['4008888888', ['contact.hotline=4008888888']],
    ['壹叁捌零零零零零零零零', ['contact.phone=壹叁捌零零零零零零零零']],
    ['{{deadline}}前答复', ['unfilled.place={{deadline}}']],
    ['尺码有 XL、XXL', []],
    ['卡顿、退款、假货、投诉，我们都看到了', []],
    ['傻逼', ['keyword.abuse=傻逼']],
  ])('says of %j: %j', (text, found) => {
    expect(said(text)).toEqual(found);
  });

  it('lets the team talk as it does in the host’s ear, and keeps the host within the law', () => {
    const text = '场控说服务器好了，保证恢复，报全网最低价，电话 13812345678，{{next}}';
    expect(guard(text, 'host').map(({ kind }) => kind)).toEqual(['absolute', 'contact', 'unfilled']);
    expect(new Set(guard(text, 'social').map(({ kind }) => kind))).toEqual(
      new Set(['internal', 'promise', 'absolute', 'contact', 'unfilled']),
    );
  });

  it('offers no Chinese words for an English sentence', () => {
    expect(guard('Call 13812345678', 'room')).toMatchObject([{ rule: 'contact.phone' }]);
    expect(guard('Call 13812345678', 'room')[0]).not.toHaveProperty('gentler');
  });
});

describe('gentler words', () => {
  /** Several texts on end, as a statement is put together. */
  const statement = fc
    .array(fc.constantFrom(...[...BAD, ...GOOD].map(({ text }) => text)), { minLength: 1, maxLength: 5 })
    .map((texts) => texts.join('\n'));
  const rulesOf = (text: string): string[] =>
    guard(text, 'room')
      .map(({ rule }) => rule)
      .sort();

  const mendsOne = (text: string): void => {
    for (const finding of guard(text, 'room')) {
      if (finding.gentler === undefined) continue;
      const left = rulesOf(text);
      left.splice(left.indexOf(finding.rule), 1);
      // Words that were wrong in two ways may be mended in both.
      const brought = rulesOf(applyGentler(text, finding)).filter((rule) => {
        const at = left.indexOf(rule);
        if (at >= 0) left.splice(at, 1);
        return at < 0;
      });
      expect([text, finding, brought]).toEqual([text, finding, []]);
    }
  };

  it('take their finding away and bring no other', () => {
    for (const { text } of BAD) mendsOne(text);
    fc.assert(fc.property(statement, mendsOne), { numRuns: 60 });
  });

  it('leave nothing that they could mend, after as many steps as there were findings', () => {
    fc.assert(
      fc.property(statement, (text) => {
        let mended = text;
        for (let steps = guard(text, 'room').length; steps > 0; steps--) {
          const next = guard(mended, 'room').find(({ gentler }) => gentler !== undefined);
          if (next !== undefined) mended = applyGentler(mended, next);
        }
        expect(guard(mended, 'room').filter(({ gentler }) => gentler !== undefined)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
