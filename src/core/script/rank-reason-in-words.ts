import type { Facts } from '../evidence.js';
import type { Grade } from '../grade.js';
import type { Cause } from '../incident/events.js';
import type { Said } from '../said.js';
import { MINUTE } from '../window/widths.js';
import { causeName, gradeName } from '../words/names.js';
import type { Locale } from '../words/names.js';
import { EFFECT_WINDOW } from './history.js';
import type { Audience } from './script.js';
import type { RankReason } from './suggestion.js';

const AUDIENCE_NAMES: Readonly<Record<Audience, Said>> = {
  room: { zh: '全场观众', en: 'the whole room' },
  host: { zh: '主播提词', en: "the host's ear" },
  viewer: { zh: '单个观众', en: 'one viewer' },
  social: { zh: '站外公众', en: 'the social public' },
};

const TELLERS: Readonly<Record<string, (facts: Facts) => Said>> = {
  cause: ({ cause }) => ({
    zh: `针对「${causeName(cause as Cause, 'zh')}」编写`,
    en: `written for "${causeName(cause as Cause, 'en')}"`,
  }),
  'cause.joined': ({ cause }) => ({
    zh: `事件中还有「${causeName(cause as Cause, 'zh')}」`,
    en: `"${causeName(cause as Cause, 'en')}" is part of the incident`,
  }),
  'cause.general': () => ({ zh: '通用安抚话术', en: 'general words of reassurance' }),
  grade: ({ grade }) => ({
    zh: `适用于${gradeName(grade as Grade, 'zh')}`,
    en: `meant for ${gradeName(grade as Grade, 'en')}`,
  }),
  'grade.near': ({ written }) => ({
    zh: `为相近等级（${gradeName(written as Grade, 'zh')}）编写`,
    en: `written for the next grade (${gradeName(written as Grade, 'en')})`,
  }),
  audience: ({ audience, grade }) => ({
    zh: `${gradeName(grade as Grade, 'zh')}事件，面向${AUDIENCE_NAMES[audience as Audience].zh}`,
    en: `for ${AUDIENCE_NAMES[audience as Audience].en}, at ${gradeName(grade as Grade, 'en')}`,
  }),
  'grade.other': ({ written }) => ({
    zh: `为${gradeName(written as Grade, 'zh')}编写，等级不符`,
    en: `written for another grade (${gradeName(written as Grade, 'en')})`,
  }),
  recovered: () => ({ zh: '反映问题的已停下来', en: 'complaints have ceased' }),
  answered: () => ({
    zh: '已公开说明过，接着通报进展',
    en: 'the public has been told already: how it goes on',
  }),
  devices: () => ({ zh: '观众点明了受影响的设备', en: 'viewers name the devices that are hit' }),
  aspect: () => ({ zh: '与观众反映的问题一致', en: 'speaks of what viewers say is broken' }),
  used: ({ at, times }) => ({
    zh: `本事件已用过 ${times} 次（${at}），换个说法更好`,
    en: `used ${times} times for this incident (${at} in China): better in other words`,
  }),
  cooling: ({ at, minutes }) => ({
    zh: `本场 ${at} 刚对同一对象用过，${minutes} 分钟内不宜重复`,
    en: `the same audience heard it at ${at} (in China): not twice within ${minutes} min`,
  }),
  variant: () => ({ zh: '同一情形的另一种说法', en: 'the same in other words' }),
  effect: ({ helped, uses }) => {
    const more = Math.round(Math.abs(Number(helped)) * 100);
    const minutes = EFFECT_WINDOW / MINUTE;
    const did = Number(helped) > 0;
    return {
      zh: `以往用后 ${minutes} 分钟，负面和投诉比没回应时${did ? '多' : '少'}降 ${more}%（${uses} 次）`,
      en: `in the ${minutes} min after earlier uses (${uses}), complaints fell by ${more}% ${did ? 'more' : 'less'} than where nobody spoke`,
    };
  },
  talk: () => ({ zh: '站外已在讨论', en: 'people talk about it outside' }),
  unasked: () => ({ zh: '无需手填', en: 'nothing to fill by hand' }),
  asked: ({ count }) => ({ zh: `有 ${count} 处要手填`, en: `places to fill by hand: ${count}` }),
};

/** One line for people. Total: a code of a later version is shown as it is. */
export function rankReasonInWords({ code, facts }: RankReason, locale: Locale): string {
  return TELLERS[code]?.(facts)[locale] ?? code;
}
