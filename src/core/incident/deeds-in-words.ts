import { agoInWords } from '../ago-in-words.js';
import type { Said } from '../said.js';
import type { IncidentEventType } from './events.js';
import type { IncidentView } from './view.js';

/** What a person did, as in 张三 3 秒前已认领. */
const DONE: Readonly<Partial<Record<IncidentEventType, Said>>> = {
  graded: { zh: '已调整等级', en: 'changed the grade' },
  claimed: { zh: '已认领', en: 'claimed it' },
  handed: { zh: '已转交', en: 'handed it over' },
  released: { zh: '已放回待认领', en: 'released it' },
  held: { zh: '已设为保持打开', en: 'holds it open' },
  merged: { zh: '已将它并入其他事件', en: 'merged it into another incident' },
  absorbed: { zh: '已并入其他事件', en: 'merged another incident into it' },
  split: { zh: '已拆分', en: 'split it' },
  resolved: { zh: '已解除', en: 'gave the all-clear' },
  reopened: { zh: '已重新打开', en: 'reopened it' },
  announced: { zh: '已发布公告', en: 'announced' },
  'script.used': { zh: '已使用话术', en: 'used a script' },
  cued: { zh: '已提词', en: 'sent a cue' },
};

export interface Deed {
  readonly type: IncidentEventType;
  readonly by: string;
  readonly at: number;
}

/** @returns e.g. 张三 3 秒前已认领 / 张三 claimed it 3 s ago */
export function deedInWords({ type, by, at }: Deed, now: number): Said {
  const done = DONE[type] ?? { zh: `已操作（${type}）`, en: `did it (${type})` };
  const ago = agoInWords(now - at);
  return { zh: `${by} ${ago.zh}${done.zh}`, en: `${by} ${done.en} ${ago.en}` };
}

const STATE_NAMES: Readonly<Record<IncidentView['status'], Said>> = {
  open: { zh: '待认领', en: 'open' },
  claimed: { zh: '处理中', en: 'claimed' },
  quiet: { zh: '已平息', en: 'quiet' },
  resolved: { zh: '已解除', en: 'resolved' },
  merged: { zh: '已并入其他事件', en: 'merged into another' },
};

/** @returns how it stands, and who brought it there */
export function stateInWords({ status, lastDeed, mergedInto }: IncidentView, now: number): Said {
  const name = STATE_NAMES[status];
  const into = mergedInto === undefined ? '' : ` ${mergedInto}`;
  const deed = lastDeed && BRINGS_THERE[status].includes(lastDeed.type) && deedInWords(lastDeed, now);
  return {
    zh: `事件${name.zh}${into}${deed ? `：${deed.zh}` : ''}`,
    en: `it is ${name.en}${into}${deed ? `: ${deed.en}` : ''}`,
  };
}

const BRINGS_THERE: Readonly<Record<IncidentView['status'], readonly IncidentEventType[]>> = {
  open: ['released', 'reopened'],
  claimed: ['claimed', 'handed', 'reopened'],
  quiet: [],
  resolved: ['resolved'],
  merged: ['merged'],
};
