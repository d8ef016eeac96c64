import { describe, expect, it } from '@jest/globals';
import type { Evidence, Facts } from '../evidence.js';
import { SIGNAL_KINDS } from '../signal.js';
import type { Topic } from '../topic.js';
import { reasonInWords } from './reason.js';

function evidenceOf(detector: string, facts: Facts, topic?: Topic): Evidence {
  return { detector, rule: detector, version: '1', score: 1, spans: [], facts, ...(topic && { topic }) };
}

const spike = { count: 90, people: 61, seconds: 30, baselinePerMinute: 2.5, expected: 1.2 };

describe('reasonInWords', () => {
  it.each([
    ['keyword', { word: '骗子', listZh: '欺诈', listEn: 'Fraud' }, '命中词表「欺诈」：骗子'],
    [
      'keyword',
      { word: '骗子', listZh: '欺诈', listEn: 'Fraud', moreWords: 1_036 },
      '命中词表「欺诈」：骗子，另有该词表的词 1,036 个',
    ],
    ['abuse', { words: '笨' }, '冒犯他人：笨'],
    ['ad', { words: '找我' }, '像是招揽：找我'],
    ['sentiment', { sentiment: -1, words: '垃圾 卡' }, '语气负面：垃圾 卡'],
    ['sentiment', { sentiment: 1, words: '好用' }, '语气正面：好用'],
    ['topic', { words: '没声音' }, '说的是音画故障：没声音'],
    ['flood.user', { messages: 20, seconds: 10, user: 'u1' }, '同一用户在 10 秒内发了 20 条'],
    [
      'flood.coordinated',
      { messages: 214, accounts: 37, seconds: 20, text: '退钱' },
      '37 个账号在 20 秒内发了 214 条相似内容：退钱',
    ],
    [
      'flood.coordinated',
      { messages: 214, accounts: 37, seconds: 20, text: '退钱', newShare: 1, roomIsNew: true },
      '37 个账号在 20 秒内发了 214 条相似内容：退钱',
    ],
    [
      'flood.coordinated',
      { messages: 214, accounts: 37, seconds: 20, text: '冲呀', chant: true, newShare: 1 },
      '37 人在 20 秒内齐说了 214 条，像是自发的，不是攻击：冲呀',
    ],
    [
      'flood.coordinated',
      { messages: 214, accounts: 37, seconds: 20, text: '冲呀', chant: true, newShare: 1, roomIsNew: true },
      '37 人在 20 秒内齐说了 214 条，内容不像攻击，但刚开始接收，还分不清谁是新来的：冲呀',
    ],
    [
      'flood.coordinated',
      { messages: 214, accounts: 37, seconds: 20, text: '冲呀', chant: true },
      '37 人在 20 秒内齐说了 214 条，内容不像攻击，但人太多，分不清谁是新来的：冲呀',
    ],
    [
      'spike.topic',
      { ...spike, heardSeconds: 95, 'hit.sound': 80 },
      '30 秒内 61 人说到音画故障，共 90 条，平时每分钟 2.5 条；近 2 分钟里声音 80 人',
    ],
    ['spike.negative', spike, '30 秒内 61 人发了 90 条负面弹幕，平时每分钟 2.5 条'],
    ['spike.topic', spike, '30 秒内 61 人说到音画故障，共 90 条，平时每分钟 2.5 条'],
    ['spike.topic', { ...spike, baselinePerMinute: 0 }, '30 秒内 61 人说到音画故障，共 90 条，平时几乎没有'],
    ['keyword.burst', { ...spike, word: '骗子' }, '「骗子」在 30 秒内被 61 人提到 90 次，平时每分钟 2.5 次'],
    [
      'activity.drop',
      { from: 900, to: 540, change: -0.4, minutes: 5, measure: 'messages' },
      '弹幕 5 分钟内从每分钟 900 条降到 540 条（较下跌前 -40%）',
    ],
    [
      'activity.drop',
      { from: 800_000, to: 480_000, change: -0.4, minutes: 5, measure: 'viewers' },
      '观看人数 5 分钟内从 800,000 降到 480,000（较下跌前 -40%）',
    ],
    [
      'feed.stalled',
      { silentSeconds: 45, usualSeconds: 0.4 },
      '已有 45 秒没有收到任何消息，平时间隔约 0.4 秒，请检查弹幕源',
    ],
    [
      'spike.negative',
      { count: 12_400, people: 8_061, seconds: 30, baselinePerMinute: 1_250.04, expected: 1.2 },
      '30 秒内 8,061 人发了 12,400 条负面弹幕，平时每分钟 1,250 条',
    ],
    [
      'mention.surge',
      { count: 60, minutes: 10, baselinePerMinute: 0.2, negativeShare: 0.75 },
      '站外 10 分钟内提及 60 次，平时每分钟 0.2 次，负面占 75%',
    ],
  ])('%s', (detector, facts, said) => {
    expect(reasonInWords(evidenceOf(detector, facts, 'av_fault'), 'zh')).toBe(said);
  });

  it('says where the baseline comes from', () => {
    const told = (facts: Facts, locale: 'zh' | 'en') =>
      reasonInWords(evidenceOf('spike.topic', { ...spike, ...facts }, 'av_fault'), locale);
    expect(told({ baselineMinutes: 28.4 }, 'zh')).toMatch(
      /，平时每分钟 2.5 条（照本房此前 28 分钟应有约 1.2 条）$/,
    );
    expect(told({ baselineMinutes: 28.4 }, 'en')).toMatch(
      /2.5 a minute \(about 1.2 by this room's last 28 min\)$/,
    );
    expect(told({ baselineMinutes: 30, baselinePerMinute: 0, expected: 0 }, 'zh')).toMatch(
      /，平时几乎没有（照本房此前 30 分钟应有不到 0.1 条）$/,
    );
    expect(told({ baselineMinutes: 0, baselinePerMinute: 0, expected: 0.3 }, 'zh')).toMatch(
      /，本房刚开始，照一般直播间应有约 0.3 条$/,
    );
  });

  it('says what a silence or a fall was measured from, and that people were leaving', () => {
    const stalled = { silentSeconds: 45, usualSeconds: 2, baselineMinutes: 5 };
    expect(reasonInWords(evidenceOf('feed.stalled', stalled), 'zh')).toContain(
      '此前 5 分钟里最少的一分钟间隔约 2 秒',
    );
    const fall = { from: 90, to: 40, change: -0.56, minutes: 5, measure: 'messages', baselineMinutes: 15 };
    expect(reasonInWords(evidenceOf('activity.drop', { ...fall, leaving: 8 }), 'zh')).toBe(
      '弹幕 5 分钟内从每分钟 90 条降到 40 条（较下跌前 15 分钟里最少的一分钟 -56%）；8 人已道别，多半是下播',
    );
    expect(reasonInWords(evidenceOf('activity.drop', { ...fall, away: true }), 'zh')).toMatch(
      /（系统刚恢复接收，暂维持原判）$/,
    );
  });

  it('writes figures alike in both languages', () => {
    const fall = { from: 800_000, to: 480_000, change: -0.4, minutes: 5, measure: 'viewers' };
    expect(reasonInWords(evidenceOf('activity.drop', fall), 'en')).toBe(
      'viewers went from 800,000 to 480,000 within 5 min (-40% since before the fall)',
    );
  });

  it('says that silence could not be judged', () => {
    const stalled = evidenceOf('feed.stalled', { silentSeconds: 45, usualSeconds: 0.4, behindSeconds: 12 });
    expect(reasonInWords(stalled, 'zh')).toMatch(/请检查弹幕源（分析曾滞后 12 秒，其间维持原判）$/);
    expect(reasonInWords(stalled, 'en')).toMatch(/ \(our analysis was 12 s behind: held meanwhile\)$/);
  });

  it('says that a list is on probation', () => {
    const trial = {
      ...evidenceOf('keyword', { word: '起毛', listZh: '质量', listEn: 'Quality' }),
      shadow: true,
    } as const;
    expect(reasonInWords(trial, 'zh')).toBe('命中试运行词表「质量」：起毛');
    expect(reasonInWords(trial, 'en')).toBe('trial list "Quality" has: 起毛');
  });

  it('says that another model was asked', () => {
    const read = (detector: string, facts: Facts): Evidence => ({
      ...evidenceOf(detector, { ...facts, words: '' }, 'av_fault'),
      rule: 'second-reader',
    });
    expect(reasonInWords(read('topic', {}), 'zh')).toBe('说的是音画故障：另一模型复核');
    expect(reasonInWords(read('sentiment', { sentiment: -1 }), 'en')).toBe(
      'negative tone: a second model says so',
    );
  });

  it('has a line for every signal, in both languages', () => {
    for (const kind of SIGNAL_KINDS) {
      const evidence = evidenceOf(kind, {}, 'trust');
      expect(reasonInWords(evidence, 'zh')).toMatch(/\p{Script=Han}/u);
      expect(reasonInWords(evidence, 'en')).toMatch(/[a-z]{3}/);
      expect(reasonInWords(evidence, 'en')).not.toBe(kind);
    }
  });

  it('names a detector that it does not know by its rule', () => {
    expect(reasonInWords(evidenceOf('model', {}), 'zh')).toBe('model');
  });
});
