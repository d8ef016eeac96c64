import type { Notice } from '../delivery/outgoing.js';
import { MINUTE } from '../window/widths.js';
import { causeName } from '../words/names.js';
import type { IncidentEvent } from './events.js';
import { gradeReasonInWords } from './grade-reason-in-words.js';
import type { IncidentView } from './view.js';

/** A notice and the channel that it goes to, by name. */
export interface NoticeDraft {
  readonly channel: string;
  readonly notice: Notice;
}

/** What an incident does not know of itself. */
export interface NoticeAbout {
  readonly roomName: string;
  /** Where to look: an address of the console. */
  readonly url?: string;
}

/** @returns whom an event calls over channels: an escalation calls, with the reasons for the grade; nothing else does */
export function noticesFor(
  event: IncidentEvent,
  view: IncidentView,
  { roomName, url }: NoticeAbout,
): readonly NoticeDraft[] {
  if (event.type !== 'escalated') return [];
  const { id, roomId, grade, cause, gradeReasons } = view;
  const minutes = Math.floor((event.at - view.clocks.claim.startedAt - view.clocks.claim.pausedMs) / MINUTE);
  const waits =
    minutes < 1
      ? { zh: '待认领', en: 'to be claimed' }
      : { zh: `${minutes} 分钟无人认领`, en: `unclaimed for ${minutes} min` };
  const title = {
    zh: `${causeName(cause, 'zh')}，${waits.zh}`,
    en: `${causeName(cause, 'en')}, ${waits.en}`,
  };
  const lines = gradeReasons.map((reason) => ({
    zh: gradeReasonInWords(reason, 'zh'),
    en: gradeReasonInWords(reason, 'en'),
  }));
  const notice = { roomId, roomName, grade, title, lines, ...(url !== undefined && { url }) };
  return (event.to.channels ?? []).map((channel) => ({
    channel,
    notice: { ...notice, key: `incident-${id}-${event.seq}-${channel}` },
  }));
}
