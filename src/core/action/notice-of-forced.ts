import type { StaffNotice } from '../delivery/staff-notice.js';
import { viewersOf, type ActionOrder } from './order.js';

/** Somebody acted on many viewers without a second person: everybody is to know. */
export function noticeOfForcedOrder(order: ActionOrder): StaffNotice {
  const { decidedBy = '', note = '', actions, author } = order;
  const viewers = viewersOf(actions);
  return {
    title: { zh: '紧急放行：处置未经他人确认即执行', en: 'Forced: done to a room without a second person' },
    lines: [
      { zh: `放行人：${decidedBy}，提交人：${author}`, en: `by ${decidedBy}, ordered by ${author}` },
      { zh: `理由：${note}`, en: `why: ${note}` },
      { zh: `涉及 ${viewers} 位观众`, en: `about ${viewers} viewers` },
    ],
  };
}
