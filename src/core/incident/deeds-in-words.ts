import { agoInWords } from '../ago-in-words.js';
import type { Said } from '../said.js';
import type { IncidentEventType } from './events.js';
import type { IncidentView } from './view.js';

/** What a person did, as in 张三 3 秒前认领了. */
const DONE: Readonly<Partial<Record<IncidentEventType, Said>>> = {
  graded: { zh: '调整了等级', en: 'changed the grade' },
  claimed: { zh: '认领了', en: 'claimed it' },
  handed: { zh: '转交了', en: 'handed it over' },
  released: { zh: '放回了待认领', en: 'released it' },
  held: { zh: '设为了保持打开', en: 'set it to stay open' },
  merged: { zh: '将它并入了其他事件', en: 'merged it into another incident' },
  absorbed: { zh: '并入了另一起事件', en: 'merged another incident into it' },
  split: { zh: '拆分了', en: 'split it' },
  resolved: { zh: '解除了', en: 'gave the all-clear' },
  reopened: { zh: '重新打开了', en: 'reopened it' },
  announced: { zh: '发布了公告', en: 'announced' },
  'script.used': { zh: '使用了话术', en: 'used a script' },
  cued: { zh: '发了提词', en: 'sent a cue' },
};

export interface Deed {
  readonly type: IncidentEventType;
  readonly by: string;
  readonly at: number;
}

/** @returns e.g. 张三 3 秒前认领了 / 张三 claimed it 3 s ago */
export function deedInWords({ type, by, at }: Deed, now: number): Said {
  const done = DONE[type] ?? { zh: `操作了（${type}）`, en: `did it (${type})` };
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
