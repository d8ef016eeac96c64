/**
 * What topics, causes, signals and grades are called, Chinese and English. The console shows these names in
 * the browser, so nothing here may need more than the language itself.
 */
import type { Grade } from '../grade.js';
import type { Cause } from '../incident/events.js';
import type { Said } from '../said.js';
import type { SignalKind } from '../signal.js';
import type { Topic } from '../topic.js';

export type Locale = keyof Said;

const TOPIC_NAMES: Readonly<Record<Topic, Said>> = {
  av_fault: { zh: '音画故障', en: 'Picture or sound fault' },
  shop_fault: { zh: '下单故障', en: 'Ordering fault' },
  price: { zh: '价格争议', en: 'Price dispute' },
  quality: { zh: '商品质量', en: 'Product quality' },
  service: { zh: '物流售后', en: 'Delivery and service' },
  trust: { zh: '信任质疑', en: 'Accusation of fraud' },
  host: { zh: '主播言行', en: "Host's conduct" },
  abuse: { zh: '辱骂攻击', en: 'Abuse' },
  ad: { zh: '广告引流', en: 'Advertising' },
};

const CAUSE_NAMES: Readonly<Record<Cause, Said>> = {
  ...TOPIC_NAMES,
  negative: { zh: '负面情绪', en: 'Negative mood' },
  flood: { zh: '刷屏', en: 'Flooding' },
  activity: { zh: '活跃度下跌', en: 'Loss of activity' },
  feed: { zh: '弹幕源中断', en: 'Dead message feed' },
  platform: { zh: '平台警告', en: 'Platform warning' },
  opinion: { zh: '站外舆情', en: 'Public talk' },
  keyword: { zh: '关键词爆发', en: 'Keyword burst' },
};

const SIGNAL_NAMES: Readonly<Record<SignalKind, Said>> = {
  'flood.user': { zh: '单人刷屏', en: 'One user flooding' },
  'flood.coordinated': { zh: '多人协同刷屏', en: 'Coordinated flooding' },
  'spike.negative': { zh: '负面激增', en: 'Spike of negative messages' },
  'spike.topic': { zh: '话题激增', en: 'Spike of a topic' },
  'keyword.burst': { zh: '关键词爆发', en: 'Keyword burst' },
  'activity.drop': { zh: '活跃度骤降', en: 'Drop of activity' },
  'feed.stalled': { zh: '弹幕源中断', en: 'Message feed stalled' },
  'mention.surge': { zh: '站外提及激增', en: 'Surge of mentions' },
  'platform.warning': { zh: '平台警告', en: 'Platform warning' },
};

const CHANT_NAME: Said = { zh: '众人齐刷', en: 'Crowd chanting' };

const GRADE_NAMES: Readonly<Record<Grade, Said>> = {
  P0: { zh: '一级 紧急', en: 'P0 urgent' },
  P1: { zh: '二级 重要', en: 'P1 important' },
  P2: { zh: '三级 一般', en: 'P2 ordinary' },
  P3: { zh: '观察', en: 'P3 observe' },
};

export function topicName(topic: Topic, locale: Locale): string {
  return TOPIC_NAMES[topic][locale];
}

export function causeName(cause: Cause, locale: Locale): string {
  return CAUSE_NAMES[cause][locale];
}

/** @param chant what many people say at once is their own doing: no attack, and not to be called one */
export function signalName(kind: SignalKind, locale: Locale, chant = false): string {
  return (chant && kind === 'flood.coordinated' ? CHANT_NAME : SIGNAL_NAMES[kind])[locale];
}

export function gradeName(grade: Grade, locale: Locale): string {
  return GRADE_NAMES[grade][locale];
}
