import type { StaffNotice } from '../delivery/staff-notice.js';
import type { Said } from '../said.js';
import type { AnnouncementView } from './view.js';

/** Somebody let words out without a second person: everybody is to know. */
export function noticeOfForced(view: AnnouncementView): StaffNotice {
  const { confirmedBy = '', forcedWhy = '', draft } = view;
  return {
    title: { zh: '紧急放行：公告未经他人确认即发布', en: 'Forced: published without a second person' },
    lines: [
      { zh: `放行人：${confirmedBy}`, en: `by ${confirmedBy}` },
      { zh: `理由：${forcedWhy}`, en: `why: ${forcedWhy}` },
      both(draft.text),
    ],
  };
}

/** Sent, and the public does not see it. */
export function noticeOfUnseen({ draft, visibleWithin = 0 }: AnnouncementView): StaffNotice {
  const seconds = Math.round(visibleWithin / 1_000);
  return {
    title: { zh: '公告已发送，但房间里看不到', en: 'Sent but not visible in the room' },
    lines: [
      {
        zh: `${seconds} 秒内没有在公屏读到，请换渠道或由主播口播`,
        en: `not read back in the chat within ${seconds} s: use another channel or the host`,
      },
      both(draft.text),
    ],
  };
}

/** Our own words need no translation. */
function both(text: string): Said {
  return { zh: text, en: text };
}
