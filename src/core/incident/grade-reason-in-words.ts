import type { Facts } from '../evidence.js';
import type { Grade } from '../grade.js';
import type { Said } from '../said.js';
import type { SignalKind } from '../signal.js';
import { figure, percent } from '../words/figures.js';
import { causeName, gradeName, signalName } from '../words/names.js';
import type { Locale } from '../words/names.js';
import type { Cause, GradeReason } from './events.js';

const TELLERS: Readonly<Record<string, (facts: Facts) => Said>> = {
  signal: ({ kind, grade }) => ({
    zh: `「${signalName(kind as SignalKind, 'zh')}」信号本身就是${gradeName(grade as Grade, 'zh')}`,
    en: `the signal "${signalName(kind as SignalKind, 'en')}" is ${gradeName(grade as Grade, 'en')} by itself`,
  }),
  recovered: ({ people }) => ({
    zh: `${figure(people)} 人说已经恢复，此前的反映不再计入`,
    en: `${figure(people)} people say it is back: what was complained of before counts no more`,
  }),
  absorbed: ({ cause, grade }) => ({
    zh: `并入的「${causeName(cause as Cause, 'zh')}」事件已是${gradeName(grade as Grade, 'zh')}`,
    en: `the incident "${causeName(cause as Cause, 'en')}" that it took in was ${gradeName(grade as Grade, 'en')} already`,
  }),
  topic: ({ cause, points }) => ({
    zh: `问题类型：${causeName(cause as Cause, 'zh')}（+${points}）`,
    en: `kind of trouble: ${causeName(cause as Cause, 'en')} (+${points})`,
  }),
  reach: ({ people, points }) => ({
    zh: `近 5 分钟有 ${figure(people)} 人反映（+${points}）`,
    en: `${figure(people)} people complained in the last 5 minutes (+${points})`,
  }),
  // At least: where less than one is usual, one is taken for it.
  speed: ({ pace, points }) => ({
    zh: `反映的人数至少是平时的 ${figure(pace)} 倍（+${points}）`,
    en: `at least ${figure(pace)} times as many people as usual (+${points})`,
  }),
  damage: ({ drop, points }) => ({
    zh: `直播间活跃度跌幅曾达 ${percent(drop)} 以上（+${points}）`,
    en: `the room had lost ${percent(drop)} of its activity or more (+${points})`,
  }),
  mentions: ({ mentions, points }) => ({
    zh: `站外近 5 分钟有 ${figure(mentions)} 条负面提及（+${points}）`,
    en: `${figure(mentions)} negative mentions outside in the last 5 minutes (+${points})`,
  }),
};

/** One line for people. Total: a code of a later version is shown as it is. */
export function gradeReasonInWords({ code, facts }: GradeReason, locale: Locale): string {
  return TELLERS[code]?.(facts)[locale] ?? code;
}
