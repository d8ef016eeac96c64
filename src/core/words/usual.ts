/** Says what a count was compared with, and where that comes from. */
import type { Facts } from '../evidence.js';
import type { Said } from '../said.js';
import { figure } from './figures.js';

/**
 * Zero is what a small baseline rounds to, and is said in words; what the same number of messages would have held
 * by chance stands beside it, so that "100 times the usual" has something to be a multiple of.
 * @param unit the Chinese counter: 条, 次
 */
export function usual(facts: Facts, unit: string): Said {
  const { baselinePerMinute, baselineMinutes, expected } = facts;
  const told = Number(expected) > 0 ? figure(expected) : '0.1';
  const [aboutZh, aboutEn] = Number(expected) > 0 ? ['约 ', 'about '] : ['不到 ', 'less than '];
  if (Number(baselineMinutes) < 1) {
    return {
      zh: `本房刚开始，照一般直播间应有${aboutZh}${told} ${unit}`,
      en: `${aboutEn}${told} by what is usual in other rooms, as this one has just begun`,
    };
  }
  const none = Number(baselinePerMinute) === 0;
  const rate = figure(baselinePerMinute);
  const [zh, en] = none ? ['平时几乎没有', 'hardly any'] : [`平时每分钟 ${rate} ${unit}`, `${rate} a minute`];
  if (baselineMinutes === undefined) return { zh, en };
  const minutes = figure(Math.round(Number(baselineMinutes)));
  return {
    zh: `${zh}（照本房此前 ${minutes} 分钟应有${aboutZh}${told} ${unit}）`,
    en: `${en} (${aboutEn}${told} by this room's last ${minutes} min)`,
  };
}
