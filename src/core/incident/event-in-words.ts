import type { Said } from '../said.js';
import { causeName, gradeName, signalName } from '../words/names.js';
import type { EventOf } from './by-type.js';
import type { ClockMark, IncidentEvent, IncidentEventType } from './events.js';
import type { ClockName } from './desk-settings.js';

type Tellers = { readonly [Type in IncidentEventType]: (event: EventOf<Type>) => Said };

const CLOCKS: Readonly<Record<ClockName, Said>> = {
  claim: { zh: '认领', en: 'to be claimed' },
  answer: { zh: '首次公告', en: 'to the first public words' },
  clear: { zh: '解除', en: 'to the all-clear' },
};
const MARKS: Readonly<Record<ClockMark, Said>> = {
  half: { zh: '时限过半', en: 'half of the time is gone' },
  threequarters: { zh: '时限已过四分之三', en: 'three quarters of the time are gone' },
  due: { zh: '已超时', en: 'the time is up' },
};

const TELL: Tellers = {
  detected: ({ cause, signal }) => ({
    zh: `发现：${causeName(cause, 'zh')}（${signalName(signal.kind, 'zh')}）`,
    en: `found: ${causeName(cause, 'en')} (${signalName(signal.kind, 'en')})`,
  }),
  graded: ({ grade }) => ({ zh: `定级：${gradeName(grade, 'zh')}`, en: `graded ${gradeName(grade, 'en')}` }),
  'grade.proposed': ({ grade }) => ({
    zh: `建议改为${gradeName(grade, 'zh')}`,
    en: `proposes ${gradeName(grade, 'en')}`,
  }),
  'signal.joined': ({ signal }) => ({
    zh: `信号：${signalName(signal.kind, 'zh')}（${gradeName(signal.grade, 'zh')}）`,
    en: `signal: ${signalName(signal.kind, 'en')} (${gradeName(signal.grade, 'en')})`,
  }),
  'signal.cleared': () => ({ zh: '一个信号消退', en: 'a signal cleared' }),
  claimed: () => ({ zh: '认领', en: 'claimed' }),
  handed: ({ to }) => ({ zh: `转交给 ${to}`, en: `handed to ${to}` }),
  released: () => ({ zh: '放回待认领', en: 'released' }),
  held: () => ({ zh: '保持打开', en: 'held open' }),
  merged: ({ into }) => ({ zh: `并入事件 ${into}`, en: `merged into ${into}` }),
  absorbed: ({ from }) => ({
    zh: `并入了「${causeName(from.cause, 'zh')}」事件`,
    en: `took in the incident "${causeName(from.cause, 'en')}"`,
  }),
  split: ({ signalIds }) => ({
    zh: `拆出 ${signalIds.length} 个信号，另立事件`,
    en: `${signalIds.length} signal(s) split off`,
  }),
  'script.used': ({ text }) => ({ zh: `使用话术：${text}`, en: `used a script: ${text}` }),
  cued: ({ text }) => ({ zh: `提词：${text}`, en: `cue: ${text}` }),
  announced: ({ text }) => ({ zh: `公告：${text}`, en: `announced: ${text}` }),
  'clock.rang': ({ clock, mark }) => ({
    zh: `${CLOCKS[clock].zh}${MARKS[mark].zh}`,
    en: `${CLOCKS[clock].en}: ${MARKS[mark].en}`,
  }),
  escalated: ({ step }) => ({ zh: `无人认领，第 ${step + 1} 次升级呼叫`, en: `unclaimed: call ${step + 1}` }),
  quiet: () => ({ zh: '平息', en: 'quiet' }),
  resolved: ({ allClear, note }) => {
    const said = note === undefined || note === '' ? '' : `：${note}`;
    return allClear === true
      ? { zh: `解除${said}`, en: `all-clear${said}` }
      : { zh: `结束${said}`, en: `closed${said}` };
  },
  reopened: () => ({ zh: '重新打开', en: 'reopened' }),
};

/** One line for people, without who and when; a why follows it. Total: an event of a later version is shown by its type. */
export function eventInWords(event: IncidentEvent): Said {
  const tell = (TELL as Readonly<Record<string, ((event: IncidentEvent) => Said) | undefined>>)[event.type];
  const said = tell?.(event) ?? { zh: event.type, en: event.type };
  const why = 'why' in event ? event.why : undefined;
  return why === undefined ? said : { zh: `${said.zh}（理由：${why}）`, en: `${said.en} (because: ${why})` };
}
