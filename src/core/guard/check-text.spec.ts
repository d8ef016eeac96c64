import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileRules } from '../match/compile-rules.js';
import { AUDIENCES } from '../script/script.js';
import { applyGentler } from './apply-gentler.js';
import { createGuard } from './check-text.js';
import { COUNTS_FOR } from './counts-for.js';
import { findingKey } from './finding.js';
import type { GuardLists } from './guard-list.js';

const reason = { zh: '原因', en: 'Reason' };
const LISTS: GuardLists = [
  {
    kind: 'absolute',
    lists: [{ list: 'law', reason }],
    rules: [{ id: 'lowest', reason, find: ['全网最低价?', '最低(?=了)'], gentler: '直播间优惠价' }],
    except: ['不说…最低…'],
  },
  {
    kind: 'promise',
    lists: [],
    rules: [
      { id: 'surely', reason, find: ['一定(?=会)'], gentler: '大概' },
      { id: 'surely-soon', reason, find: ['一定会马上(恢复|好)'], gentler: '正在尽快$1' },
    ],
    except: ['一定会…\\d{1,2}分钟内'],
  },
  { kind: 'internal', lists: [], rules: [{ id: 'post', reason, find: ['场控'] }], except: [] },
  { kind: 'keyword', lists: [{ list: 'abuse', reason }], rules: [], except: [] },
];
const listOf = (id: string, words: string[]) => ({
  id,
  version: '1',
  title: reason,
  severity: 'P2' as const,
  shadow: true,
  words,
  exceptions: [],
});
const guard = createGuard(
  LISTS,
  compileRules({
    version: '1',
    lists: [
      listOf('law', ['全网最低', '顶级']),
      listOf('abuse', ['傻子', '一定会马']),
      listOf('other', ['卡顿']),
    ],
  }),
);
const rules = (text: string): string[] => guard(text, 'room').map(({ rule, words }) => `${rule}=${words}`);

describe('createGuard', () => {
  it.each([
    ['今晚全網 最低價了', ['absolute.lowest=全網 最低價']],
    ['顶级的，全网最低', ['absolute.law=顶级', 'absolute.lowest=全网最低']],
    ['主播不说全网最低', []],
    // The list of abuse has 一定会马, which says less.
    ['一定会马上恢复', ['promise.surely-soon=一定会马上恢复']],
    ['一定会改，一定会在 10 分钟内改', ['promise.surely=一定']],
    ['卡顿的傻子', ['keyword.abuse=傻子']],
  ])('says of %j: %j', (text, found) => {
    expect(rules(text)).toEqual(found);
  });

  it('tells all there is to a finding', () => {
    expect(guard('我们一定会马上好', 'room')).toEqual([
      {
        kind: 'promise',
        rule: 'promise.surely-soon',
        start: 2,
        end: 8,
        words: '一定会马上好',
        reason,
        gentler: '正在尽快好',
        blocks: false,
      },
    ]);
  });

  it.each([
    ['{{time}} 前', 'unfilled.place', '{{time}}'],
    ['｛姓名｝您好', 'unfilled.place', '｛姓名｝'],
    ['${name}', 'unfilled.place', '${name}'],
    ['还剩 }} 没删', 'unfilled.place', '}}'],
    ['预计【填{{x}}】分钟恢复', 'unfilled.place', '{{x}}'],
    ['此处填{{minutes}}分钟', 'unfilled.place', '{{minutes}}'],
    ['（请填写{{time}}）', 'unfilled.place', '{{time}}'],
    ['@@时间@@前恢复', 'unfilled.place', '@@时间@@'],
    ['<%= time %>前恢复', 'unfilled.place', '<%= time %>'],
    ['今晚\u202e恢复', 'unfilled.unseen', '\u202e'],
    ['今晚\0恢复', 'unfilled.unseen', '\0'],
    ['  \n', 'unfilled.empty', '  \n'],
    ['', 'unfilled.empty', ''],
    [`${'好'.repeat(2_000)}的`, 'unfilled.too-long', '的'],
  ])('lets nobody send %j', (text, rule, words) => {
    for (const audience of AUDIENCES) {
      expect(guard(text, audience)).toMatchObject([{ kind: 'unfilled', rule, words, blocks: true }]);
    }
  });

  it('checks what can be read of a text that is too long', () => {
    expect(rules(`顶级${'好'.repeat(2_000)}`)).toEqual(['absolute.law=顶级', 'unfilled.too-long=好好']);
  });

  it('looks for as much as the audience asks for', () => {
    const kindsFor = (audience: (typeof AUDIENCES)[number]) =>
      guard('场控说顶级，一定会，傻子', audience).map(({ kind }) => kind);
    expect(kindsFor('host')).toEqual(['absolute']);
    expect(kindsFor('room')).toEqual(['internal', 'absolute', 'promise', 'keyword']);
    expect(Object.values(COUNTS_FOR).every(({ room, viewer, social }) => room && viewer && social)).toBe(
      true,
    );
  });

  it('points into the text, in order, and never twice at one place for one kind', () => {
    const unit = fc.constantFrom(
      '顶级',
      '全网',
      '最低',
      '价',
      '一定',
      '会',
      '马上',
      '恢复',
      '傻 子',
      '{',
      '}',
      '9',
      ' ',
      '\n',
      '😀',
      'Ａ',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), fc.constantFrom(...AUDIENCES), (text, audience) => {
        const found = guard(text, audience);
        found.forEach(({ kind, start, end, words, blocks }, i) => {
          expect(text.slice(start, end)).toBe(words);
          expect(blocks && kind !== 'unfilled').toBe(false);
          expect(start).toBeGreaterThanOrEqual(found[i - 1]?.start ?? 0);
          const other = found.find((one, j) => j < i && one.kind === kind && one.end > start);
          expect(other).toBeUndefined();
        });
        expect(guard(text, audience)).toEqual(found);
      }),
    );
  });

  it('is total', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_100 }), (text) => guard(text, 'room').length >= 0),
    );
  });
});

describe('what a person does with findings', () => {
  it('takes the gentler words, or leaves the text', () => {
    const [first] = guard('今晚全网最低价。', 'room');
    expect(applyGentler('今晚全网最低价。', first!)).toBe('今晚直播间优惠价。');
    const [other] = guard('场控在吗', 'room');
    expect(applyGentler('场控在吗', other!)).toBe('场控在吗');
  });

  it('overrides one and not another', () => {
    const key = (text: string) => guard(text, 'room').map(findingKey);
    expect(key('顶级')).toEqual(key('真的顶级'));
    expect(key('顶级')).not.toEqual(key('顶 级'));
    expect(new Set(key('顶级，全网最低，一定会')).size).toBe(3);
  });
});
