import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { dice } from '../../../test/support/dice.js';
import { EVASIONS, evadeTwice } from '../../../test/support/evade.js';
import { compileRules } from '../../core/match/compile-rules.js';
import type { KeywordList } from '../../core/match/rule-book.js';
import { viewText } from '../../core/text/view-text.js';
import { loadSegmenter } from '../text/nodejieba-segmenter.js';
import { parseRuleList } from './parse-rule-list.js';

const FRESH = `
跳楼价 假燕窝 三无产品 毒奶粉 皮包公司 资金盘 跑分 骗婚 大忽悠 老赖 黑中介 套路贷 高利贷 赌球 老虎机 棋牌室 迷药 假币 办证 代孕 外挂 私服 盗号
钓鱼网站 水军公司 控评 抄袭 造谣 网暴 狗腿子 白眼狼 绿茶婊 丑八怪 王八蛋 渣男 弱智 畜生 流氓 猥琐 不要脸 吃相难看 偷税漏税 霸王条款 偷工减料
粗制滥造 售后推诿 恶意扣费 强制消费 先涨后降 假打折 漏发 包装破损 临期食品 发霉 异味刺鼻 褪色 甲醛超标 烂脸 毁容 闪退 花屏 登录失败 页面崩溃
加好友 扫二维码 零元购 高薪招聘 内幕消息 荐股 虚拟币 拉人头 押金不退 人去楼空 卷钱 律师函 投诉到底 塌房 微信转账 银行卡号 v信号 bitcoin casino
`
  .trim()
  .split(/\s+/);

const CARRIERS = ['{}', '主播就是{}吧', '大家小心{}', '有没有人觉得{}', '家人们{}，别买'];

/** Recall by means that must be held; all means together must reach TOGETHER. */
const FLOORS: Readonly<Record<string, number>> = {
  'homophone of one': 0.94,
  'homophones of all': 0.96,
  'look-alike': 0.87,
  split: 0.95,
  'near sound of one': 0.91,
  'initial of one': 0.97,
  'two means': 0.91,
};
const FLOOR = 0.98;
const TOGETHER = 0.97;

const segmenter = loadSegmenter('lexicons/trade-words.txt');
const shipped = readdirSync('rules')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parseRuleList(join('rules', name), readFileSync(join('rules', name), 'utf8')))
  .filter((list) => !list.shadow);
const fresh: KeywordList = { ...shipped[0]!, id: 'fresh', words: FRESH, exceptions: [] };

const matcher = compileRules({ version: '', lists: [...shipped, fresh] });
const SEED = 20_240_601;
/** So many of each means at least, so that no floor is missed or reached by chance. */
const LEAST_MADE = 400;
const evasions = { ...EVASIONS, 'two means': evadeTwice };

/** @returns found and made, by means */
function tally(lists: readonly KeywordList[]): Map<string, [number, number]> {
  const counts = new Map<string, [number, number]>();
  const all = lists.flatMap(({ id, words }) => words.map((word) => ({ id, word })));
  for (const [i, [means, evade]] of Object.entries(evasions).entries()) {
    const roll = dice(SEED + i);
    const count: [number, number] = [0, 0];
    for (let turn = 0; turn * all.length < LEAST_MADE; turn++) {
      for (const { id, word } of all) {
        const evaded = evade(word, roll);
        if (evaded === undefined) continue;
        const carrier = CARRIERS[roll(CARRIERS.length)]!;
        const start = carrier.indexOf('{');
        const hits = matcher.match(viewText(carrier.replace('{}', evaded)), segmenter);
        const isFound = hits.some(
          ({ listId, span }) => listId === id && span.start < start + evaded.length && span.end > start,
        );
        count[0] += isFound ? 1 : 0;
        count[1]++;
      }
    }
    counts.set(means, count);
  }
  return counts;
}

describe.each([
  ['the shipped words', shipped],
  ['words that no list has', [fresh]],
])('evasions of %s', (_, lists) => {
  const counts = tally(lists);

  it.each(Object.keys(evasions))('by %s', (means) => {
    const [found, made] = counts.get(means)!;
    expect(made).toBeGreaterThan(0);
    expect(found / made).toBeGreaterThanOrEqual(FLOORS[means] ?? FLOOR);
  });

  it('are found, all means together', () => {
    const [found, made] = [0, 1].map((i) => [...counts.values()].reduce((sum, count) => sum + count[i]!, 0));
    expect(found! / made!).toBeGreaterThanOrEqual(TOGETHER);
  });
});
