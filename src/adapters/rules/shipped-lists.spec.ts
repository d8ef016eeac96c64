import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { compileRules } from '../../core/match/compile-rules.js';
import type { KeywordList } from '../../core/match/rule-book.js';
import { viewText } from '../../core/text/view-text.js';
import { loadSegmenter } from '../text/nodejieba-segmenter.js';
import { TOPICS } from '../../core/topic.js';
import { parseRuleList } from './parse-rule-list.js';

const dir = 'rules';
const lists = readdirSync(dir)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parseRuleList(join(dir, name), readFileSync(join(dir, name), 'utf8')));

const segmenter = loadSegmenter('lexicons/trade-words.txt');

function listsHit(text: string, among: readonly KeywordList[]): string[] {
  const hits = compileRules({ version: '', lists: among }).match(viewText(text), segmenter);
  return [...new Set(hits.map((hit) => hit.listId))].sort();
}

const inForce = lists.filter((list) => !list.shadow);

describe('the lists in rules/', () => {
  it('speak of every topic', () => {
    expect(new Set(inForce.map((list) => list.topic))).toEqual(new Set(TOPICS));
  });

  it.each(lists.map((list) => [list.id, list] as const))(
    '%s has no exception that excuses nothing',
    (_, list) => {
      const bare = compileRules({ version: '', lists: [{ ...list, exceptions: [] }] });
      expect(
        list.exceptions.filter((phrase) => bare.match(viewText(phrase), segmenter).length === 0),
      ).toEqual([]);
      const whole = compileRules({ version: '', lists: [list] });
      expect(list.exceptions.filter((phrase) => whole.match(viewText(phrase), segmenter).length > 0)).toEqual(
        [],
      );
    },
  );

  it.each([
    ['直播间怎么没声音了', 'av-fault'],
    ['畫面卡成PPT了', 'av-fault'],
    ['又 卡 了 你们网线是借的吗', 'av-fault'],
    ['No sound!!', 'av-fault'],
    ['二号链接打不开啊', 'shop-fault'],
    ['优惠券领不到，付款失败两次', 'shop-fault'],
    ['刚买就降价,退差价', 'price'],
    ['锅用两天就坏,开胶掉漆', 'quality'],
    ['半个月了还没发货，客服已读不回', 'service'],
    ['騙 子！大家别买', 'trust-fraud'],
    ['卖假货的骗·子', 'trust-fraud'],
    ['主播骂粉丝，给个说法', 'host'],
    ['主播出来道歉！', 'host'],
    ['骂完人还不出来道歉', 'host'],
    ['这事必须道歉', 'host'],
    ['快出来道歉了别装死', 'host'],
    ['上当了，根本不是正品', 'trust-fraud'],
    ['抽奖有黑幕', 'trust-fraud'],
    ['你就是个傻Ｂ', 'abuse'],
    ['想省钱的加薇信', 'ad-solicit'],
    ['加ＶＸ：abc123', 'ad-solicit'],
    ['全是片紫', 'trust-fraud'],
    ['女干商一个', 'trust-fraud'],
    ['卖的都是甲货', 'trust-fraud'],
    ['想要的加薇❤', 'ad-solicit'],
    ['这傻逼真烦', 'abuse'],
    ['黑店老板出来', 'trust-fraud'],
    ['全是仮货', 'trust-fraud'],
    ['就是骗纸', 'trust-fraud'],
    ['卖假📦的', 'trust-fraud'],
  ])('%j is caught by %s', (text, id) => {
    expect(listsHit(text, inForce)).toContain(id);
  });

  it.each([
    '主播今天好漂亮',
    '这片子拍得不错',
    '加群怎么进',
    '一脸懵逼',
    '这操作太秀了',
    '晚安zzz',
    '加了微波炉的微辣',
    '假睫毛有几款呀',
    '骗你是小狗,真的好穿',
    '现在不卡顿了,很流畅',
    '不卡。死了都要抢',
    '签名照还有吗',
    '假一赔十可以的',
    '这件掉色吗',
    '会不会起球',
    '不粘锅不掉漆,用了半年',
    '是不是正品呀',
    '库存还有多少',
    '给我家宝宝买的',
    '什么时候发货呀',
    '永不脱粉',
    '主播出来道歉了，态度不错',
    '已经主动给粉丝道歉了，挺有担当',
    '讲解这么久一点不耐烦都没有',
    '不忘本的主播',
    '几点换主播呀',
    '主播看不看弹幕呀',
    '上衣加裙子一套多少钱',
    '没收到赠品码，客服私信我一下',
    '主播傻乎乎的好可爱',
    '要不要脸部精华一起带',
    '画面卡通一点更可爱',
    '这个好不好用呀',
    '敏感肌容易长痘选哪款',
    '今晚打骗子酒馆吗',
    '官方提醒：谨防诈骗',
    '我要跑路了，老板来了',
    '全是托大家的福',
    'shut up and take my money',
    '怎么加粉丝群',
    '比超市便宜多了',
    '打卡第三天',
    '这顶假发货真价实',
    '山寨村的风景真好',
    '苗家山寨的银饰好漂亮',
    '骗子酒吧那关怎么过',
    '高仿真花放客厅好看',
    '小黑店里猫好可爱',
    '黑店长推荐的蛋糕',
    '重水货运公司',
    '次品牌有哪些',
    '智障碍人士可以用吗',
    '传销量最好的是哪款',
    '坑人类历史最久的谜题',
    '刷单杠刷了一百个',
    '无良药苦口这句话',
    '智商税务局要请走了',
    '谁说是智商税真的有用',
    '都是托儿所的小朋友',
    '假货必究点赞',
    '教我分辨假货谢谢',
    '在别家买到过假货还是你家好',
    '以前被骗过还是官方放心',
    '静音风扇没声音睡觉真舒服',
    '隔音棉贴上以后听不见隔壁了',
    '杂音都没有音质绝了',
    '爆麦片多少钱',
    '质量差不多的有吗',
    '质量差距真大你家最好',
    '难吃才怪',
    '发黄豆吗',
    '没人处理器强',
    '敢退一赔三是正品保障',
    '加q弹珍珠奶茶',
    '加qq音乐会员送吗',
    '怎么用微信登录',
    '微信读书联名款有吗',
    '脑残粉前来报到',
    '贱人就是矫情这句台词经典',
    '丑八怪这首歌好听',
    '走狗屎运了',
    '打死你我都不信这么便宜',
    '不要脸盆送的',
    '裸色口红聊聊',
    '最近瘦了好多',
    'I love the sound of your voice',
  ])('%j is left alone', (text) => {
    expect(listsHit(text, inForce)).toEqual([]);
  });

  it('points at absolute words in what the room itself would say, in shadow for everybody else', () => {
    const guard = lists.filter((list) => list.id === 'ad-law-absolute-words');
    expect(guard.map((list) => list.shadow)).toEqual([true]);
    expect(listsHit('全网最低价，销量第一，七天瘦十斤', guard)).toEqual(['ad-law-absolute-words']);
    expect(listsHit('这件最大码能穿到一百四十斤', guard)).toEqual([]);
  });
});
