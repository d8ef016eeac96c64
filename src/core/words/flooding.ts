import type { Facts } from '../evidence.js';
import type { Said } from '../said.js';
import { percent } from './figures.js';

/** @returns what is told of many who write one text: people who chant, or accounts that flood */
export function flooding(facts: Facts, told: Readonly<Record<string, string>>): Said {
  const { accounts, seconds, messages, text } = told;
  if (facts['chant'] === true) {
    const verdict = verdictOf(facts);
    return {
      zh: `${accounts} 人在 ${seconds} 秒内齐说了 ${messages} 条，${verdict.zh}：${text}`,
      en: `${accounts} people said it ${messages} times within ${seconds} s, ${verdict.en}: ${text}`,
    };
  }
  const strangers = strangersOf(facts);
  return {
    zh: `${accounts} 个账号${strangers.zh}在 ${seconds} 秒内发了 ${messages} 条相似内容：${text}`,
    en: `${accounts} accounts${strangers.en} sent ${messages} similar messages within ${seconds} s: ${text}`,
  };
}

/** An attack is told by who comes; where that cannot be said, the words alone speak for a chant. */
function verdictOf({ roomIsNew, newShare }: Facts): Said {
  if (roomIsNew === true) {
    return {
      zh: '内容不像攻击，但刚开始接收，还分不清谁是新来的',
      en: 'no attack by its words, but we listen too briefly to tell who is new',
    };
  }
  if (newShare === undefined) {
    return {
      zh: '内容不像攻击，但人太多，分不清谁是新来的',
      en: 'no attack by its words, but too many write to tell who is new',
    };
  }
  return { zh: '像是自发的，不是攻击', en: 'of their own accord it seems, no attack' };
}

/** Where everybody has just come, how many have says nothing. */
function strangersOf({ newShare, roomIsNew }: Facts): Said {
  if (!(Number(newShare) > 0) || roomIsNew === true) return { zh: '', en: '' };
  return { zh: `（${percent(newShare)} 是新来的）`, en: ` (${percent(newShare)} of them new)` };
}
