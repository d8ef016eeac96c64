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

/** It was to go out by itself, and now needs somebody: its author and the controllers are to know. */
export function noticeOfHeld({ draft, grade = 'P1', submittedBy = '' }: AnnouncementView): StaffNotice {
  return {
    title: {
      zh: '定时公告已暂停发布，等待他人确认',
      en: 'A scheduled announcement is held until somebody confirms it',
    },
    lines: [
      {
        zh: `直播间有 ${grade} 事件，请场控或房管查看；提交人：${submittedBy}`,
        en: `the room has a ${grade} incident; sent off by ${submittedBy}`,
      },
      both(draft.text),
    ],
  };
}

/** Its hour passed before it could go out. */
export function noticeOfMissed({ draft, submittedBy = '' }: AnnouncementView): StaffNotice {
  return {
    title: {
      zh: '定时公告已过时，没有发布',
      en: 'A scheduled announcement came too late and was not published',
    },
    lines: [
      {
        zh: `系统未能按时发布，内容可能已不合时宜；如仍需要，请重新拟一份。提交人：${submittedBy}`,
        en: `it could not go out at its hour; write it anew where it is still wanted. Sent off by ${submittedBy}`,
      },
      both(draft.text),
    ],
  };
}

/** Agreed to and sent, and no channel took it: the public has heard nothing. */
export function noticeOfFailed({ draft }: AnnouncementView): StaffNotice {
  return {
    title: { zh: '公告没有发出：所有渠道都失败了', en: 'Not published: every channel refused it' },
    lines: [
      {
        zh: '请检查渠道，换渠道重发，或由主播口播',
        en: 'look at the channels, send it by another, or have the host say it',
      },
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
