/** Says in one sentence what a piece of evidence found, for people who must act on it. */
import { SECOND_READER_RULE } from '../detect/merge-reading.js';
import type { Evidence, Facts } from '../evidence.js';
import type { Said } from '../said.js';
import { disguised } from './disguised.js';
import { figure, percent } from './figures.js';
import { flooding } from './flooding.js';
import { type Locale, topicName } from './names.js';
import { usual } from './usual.js';
import { viewersSay } from './viewers-say.js';

/** Facts as `figure` writes them; the evidence itself has the numbers. */
type Told = Readonly<Record<string, string>>;
type Teller = (facts: Told, evidence: Evidence) => Said;

/** One line for each detector. Rates and shares are told as people say them: 每分钟 3 条, 40 %. */
const TELLERS: Readonly<Record<string, Teller>> = {
  keyword: (facts, { shadow }) => ({
    zh: `命中${shadow ? '试运行' : ''}词表「${facts['listZh']}」：${facts['word']}${disguised(facts).zh}${moreWords(facts).zh}`,
    en: `${shadow ? 'trial ' : ''}list "${facts['listEn']}" has: ${facts['word']}${disguised(facts).en}${moreWords(facts).en}`,
  }),
  sentiment: (facts, evidence) =>
    Number(evidence.facts['sentiment']) < 0
      ? { zh: `语气负面：${facts['words']}`, en: `negative tone: ${facts['words']}` }
      : { zh: `语气正面：${facts['words']}`, en: `positive tone: ${facts['words']}` },
  topic: (facts, evidence) => ({
    zh: `说的是${topicIn(evidence, 'zh')}：${facts['words']}`,
    en: `speaks of ${topicIn(evidence, 'en')}: ${facts['words']}`,
  }),
  abuse: (facts) => ({ zh: `冒犯他人：${facts['words']}`, en: `offends somebody: ${facts['words']}` }),
  ad: (facts) => ({ zh: `像是招揽：${facts['words']}`, en: `solicits, it seems: ${facts['words']}` }),
  'flood.user': (facts) => ({
    zh: `同一用户在 ${facts['seconds']} 秒内发了 ${facts['messages']} 条`,
    en: `one user sent ${facts['messages']} messages within ${facts['seconds']} s`,
  }),
  'flood.coordinated': (told, { facts }) => flooding(facts, told),
  'spike.negative': (facts, evidence) => ({
    zh: `${facts['seconds']} 秒内 ${facts['people']} 人发了 ${facts['count']} 条负面弹幕，${usual(evidence.facts, '条').zh}`,
    en: `${facts['people']} people sent ${facts['count']} negative messages within ${facts['seconds']} s; usually ${usual(evidence.facts, '').en}`,
  }),
  'spike.topic': (facts, evidence) => ({
    zh: `${facts['seconds']} 秒内 ${facts['people']} 人说到${topicIn(evidence, 'zh')}，共 ${facts['count']} 条，${usual(evidence.facts, '条').zh}${viewersSay(evidence.facts).zh}`,
    en: `${facts['people']} people spoke of ${topicIn(evidence, 'en')} within ${facts['seconds']} s, ${facts['count']} messages; usually ${usual(evidence.facts, '').en}${viewersSay(evidence.facts).en}`,
  }),
  'keyword.burst': (facts, evidence) => ({
    zh: `「${facts['word']}」在 ${facts['seconds']} 秒内被 ${facts['people']} 人提到 ${facts['count']} 次，${usual(evidence.facts, '次').zh}`,
    en: `"${facts['word']}" was written ${facts['count']} times by ${facts['people']} people within ${facts['seconds']} s; usually ${usual(evidence.facts, '').en}`,
  }),
  'activity.drop': (facts, evidence) => {
    const change = percent(evidence.facts['change']);
    const leaving = leavingIn(evidence.facts);
    const quietest = quietestIn(evidence.facts);
    return facts['measure'] === 'viewers'
      ? {
          zh: `观看人数 ${facts['minutes']} 分钟内从 ${facts['from']} 降到 ${facts['to']}（较下跌前 ${change}）${leaving.zh}`,
          en: `viewers went from ${facts['from']} to ${facts['to']} within ${facts['minutes']} min (${change} since before the fall)${leaving.en}`,
        }
      : {
          zh: `弹幕 ${facts['minutes']} 分钟内从每分钟 ${facts['from']} 条降到 ${facts['to']} 条（较${quietest.zh} ${change}）${leaving.zh}`,
          en: `messages went from ${facts['from']} to ${facts['to']} a minute within ${facts['minutes']} min (${change} since ${quietest.en})${leaving.en}`,
        };
  },
  'feed.stalled': (facts, { facts: { baselineMinutes } }) => {
    const minutes = baselineMinutes === undefined ? undefined : figure(baselineMinutes);
    const [zh, en] = minutes
      ? [`此前 ${minutes} 分钟里最少的一分钟`, `in the quietest of the ${minutes} min before`]
      : ['平时', 'usually'];
    return {
      zh: `已有 ${facts['silentSeconds']} 秒没有收到任何消息，${zh}间隔约 ${facts['usualSeconds']} 秒，请检查弹幕源`,
      en: `nothing has arrived for ${facts['silentSeconds']} s, ${en} there is something every ${facts['usualSeconds']} s: check the source`,
    };
  },
  'mention.surge': (facts, evidence) => ({
    zh: `站外 ${facts['minutes']} 分钟内提及 ${facts['count']} 次，${usual(evidence.facts, '次').zh}，负面占 ${percent(evidence.facts['negativeShare'])}`,
    en: `${facts['count']} mentions elsewhere within ${facts['minutes']} min, usually ${usual(evidence.facts, '').en}, ${percent(evidence.facts['negativeShare'])} of them negative`,
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
  return tell(toldIn(evidence, locale), evidence)[locale] + held(evidence.facts)[locale];
}

const SECOND_MODEL: Said = { zh: '另一模型复核', en: 'a second model says so' };

/** A second reader shows no words of the message: what is told is that it was asked. */
function toldIn({ rule, facts }: Evidence, locale: Locale): Told {
  const told = figuresOf(facts);
  return rule === SECOND_READER_RULE ? { ...told, words: SECOND_MODEL[locale] } : told;
}

function figuresOf(facts: Facts): Told {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, figure(value)]));
}

/** What the fall is measured from. */
function quietestIn({ baselineMinutes }: Facts): Said {
  if (baselineMinutes === undefined) return { zh: '下跌前', en: 'before the fall' };
  const minutes = figure(baselineMinutes);
  return {
    zh: `下跌前 ${minutes} 分钟里最少的一分钟`,
    en: `the quietest of the ${minutes} min before the fall`,
  };
}

function leavingIn({ leaving }: Facts): Said {
  if (leaving === undefined) return { zh: '', en: '' };
  return {
    zh: `；${figure(leaving)} 人已道别，多半是下播`,
    en: `; ${figure(leaving)} people said good-bye: the broadcast ends, it seems`,
  };
}

/** Silence cannot be judged while our own analysis is behind, or was not there: see evaluate-room.ts. */
function held({ behindSeconds, away }: Facts): Said {
  if (away === true) {
    return {
      zh: '（系统刚恢复接收，暂维持原判）',
      en: ' (we have just come back ourselves: held meanwhile)',
    };
  }
  if (behindSeconds === undefined) return { zh: '', en: '' };
  return {
    zh: `（分析曾滞后 ${figure(behindSeconds)} 秒，其间维持原判）`,
    en: ` (our analysis was ${figure(behindSeconds)} s behind: held meanwhile)`,
  };
}

/** What a text has of a list besides: see bound-evidence.ts. */
function moreWords({ moreWords: more }: Told): Said {
  if (more === undefined) return { zh: '', en: '' };
  return { zh: `，另有该词表的词 ${more} 个`, en: `, and ${more} more of its words` };
}

function topicIn({ topic, rule }: Evidence, locale: Locale): string {
  return topic === undefined ? rule : topicName(topic, locale);
}
