/** Says in one sentence what a piece of evidence found, for people who must act on it. */
import type { Evidence, Facts } from '../evidence.js';
import type { Said } from '../said.js';
import { figure, percent } from './figures.js';
import { type Locale, topicName } from './names.js';

/** Facts as `figure` writes them; the evidence itself has the numbers. */
type Told = Readonly<Record<string, string>>;
type Teller = (facts: Told, evidence: Evidence) => Said;

/** One line for each detector. Rates and shares are told as people say them: 每分钟 3 条, 40 %. */
const TELLERS: Readonly<Record<string, Teller>> = {
  keyword: (facts, { shadow }) => ({
    zh: `命中${shadow ? '试运行' : ''}词表「${facts['listZh']}」：${facts['word']}`,
    en: `${shadow ? 'trial ' : ''}list "${facts['listEn']}" has: ${facts['word']}`,
  }),
  sentiment: (facts, evidence) =>
    Number(evidence.facts['sentiment']) < 0
      ? { zh: `语气负面：${facts['words']}`, en: `negative tone: ${facts['words']}` }
      : { zh: `语气正面：${facts['words']}`, en: `positive tone: ${facts['words']}` },
  topic: (facts, evidence) => ({
    zh: `说的是${topicIn(evidence, 'zh')}：${facts['words']}`,
    en: `speaks of ${topicIn(evidence, 'en')}: ${facts['words']}`,
  }),
  'flood.user': (facts) => ({
    zh: `同一用户在 ${facts['seconds']} 秒内发了 ${facts['messages']} 条`,
    en: `one user sent ${facts['messages']} messages within ${facts['seconds']} s`,
  }),
  'flood.coordinated': (facts) => ({
    zh: `${facts['accounts']} 个账号在 ${facts['seconds']} 秒内发了 ${facts['messages']} 条相似内容：${facts['text']}`,
    en: `${facts['accounts']} accounts sent ${facts['messages']} similar messages within ${facts['seconds']} s: ${facts['text']}`,
  }),
  'spike.negative': (facts) => ({
    zh: `${facts['seconds']} 秒内 ${facts['people']} 人发了 ${facts['count']} 条负面弹幕，${usualZh(facts, '条')}`,
    en: `${facts['people']} people sent ${facts['count']} negative messages within ${facts['seconds']} s; usually ${usualEn(facts)}`,
  }),
  'spike.topic': (facts, evidence) => ({
    zh: `${facts['seconds']} 秒内 ${facts['people']} 人说到${topicIn(evidence, 'zh')}，共 ${facts['count']} 条，${usualZh(facts, '条')}`,
    en: `${facts['people']} people spoke of ${topicIn(evidence, 'en')} within ${facts['seconds']} s, ${facts['count']} messages; usually ${usualEn(facts)}`,
  }),
  'keyword.burst': (facts) => ({
    zh: `「${facts['word']}」在 ${facts['seconds']} 秒内被 ${facts['people']} 人提到 ${facts['count']} 次，${usualZh(facts, '次')}`,
    en: `"${facts['word']}" was written ${facts['count']} times by ${facts['people']} people within ${facts['seconds']} s; usually ${usualEn(facts)}`,
  }),
  'activity.drop': (facts, evidence) => {
    const change = percent(evidence.facts['change']);
    return facts['measure'] === 'viewers'
      ? {
          zh: `观看人数 ${facts['minutes']} 分钟内从 ${facts['from']} 降到 ${facts['to']}（较下跌前 ${change}）`,
          en: `viewers went from ${facts['from']} to ${facts['to']} within ${facts['minutes']} min (${change} since before the fall)`,
        }
      : {
          zh: `弹幕 ${facts['minutes']} 分钟内从每分钟 ${facts['from']} 条降到 ${facts['to']} 条（较下跌前 ${change}）`,
          en: `messages went from ${facts['from']} to ${facts['to']} a minute within ${facts['minutes']} min (${change} since before the fall)`,
        };
  },
  'feed.stalled': (facts) => ({
    zh: `已有 ${facts['silentSeconds']} 秒没有收到任何消息，平时间隔约 ${facts['usualSeconds']} 秒，请检查弹幕源`,
    en: `nothing has arrived for ${facts['silentSeconds']} s, usually there is something every ${facts['usualSeconds']} s: check the source`,
  }),
  'mention.surge': (facts, evidence) => ({
    zh: `站外 ${facts['minutes']} 分钟内提及 ${facts['count']} 次，${usualZh(facts, '次')}，负面占 ${percent(evidence.facts['negativeShare'])}`,
    en: `${facts['count']} mentions elsewhere within ${facts['minutes']} min, usually ${usualEn(facts)}, ${percent(evidence.facts['negativeShare'])} of them negative`,
  }),
  'platform.warning': (facts) => ({
    zh: `平台发出警告：${facts['text'] ?? ''}`,
    en: `the platform warns: ${facts['text'] ?? ''}`,
  }),
};

/** Total: a detector that has no line yet is named with its rule. */
export function reasonInWords(evidence: Evidence, locale: Locale): string {
  const tell = TELLERS[evidence.detector];
  if (tell === undefined) return evidence.rule;
  return tell(figuresOf(evidence.facts), evidence)[locale] + held(evidence.facts)[locale];
}

function figuresOf(facts: Facts): Told {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, figure(value)]));
}

/** Silence cannot be judged while our own analysis is behind: see evaluate-room.ts. */
function held({ behindSeconds }: Facts): Said {
  if (behindSeconds === undefined) return { zh: '', en: '' };
  return {
    zh: `（分析曾滞后 ${figure(behindSeconds)} 秒，其间维持原判）`,
    en: ` (our analysis was ${figure(behindSeconds)} s behind: held meanwhile)`,
  };
}

function topicIn({ topic, rule }: Evidence, locale: Locale): string {
  return topic === undefined ? rule : topicName(topic, locale);
}

/** Zero is what a baseline rounds to: "usually 0" beside "100 times the usual" reads like a mistake. */
function usualZh(facts: Told, unit: string): string {
  const usual = facts['baselinePerMinute'];
  return usual === '0' ? '平时几乎没有' : `平时每分钟 ${usual} ${unit}`;
}

function usualEn(facts: Told): string {
  const usual = facts['baselinePerMinute'];
  return usual === '0' ? 'hardly any' : `${usual} a minute`;
}
