import { agoInWords } from '../ago-in-words.js';
import type { Said } from '../said.js';
import type { AnnouncementView } from './view.js';

/**
 * What somebody who came too late is told.
 * @param now ms
 * @returns where the announcement stands, who brought it there and how long ago
 */
export function whatHappened(view: AnnouncementView | undefined, now: number): Said {
  switch (view?.status) {
    case undefined:
      return { zh: '没有这份公告', en: 'there is no such announcement' };
    case 'draft':
      return draftInWords(view, now);
    case 'waiting':
      return waitingInWords(view, now);
    case 'scheduled':
      return scheduledInWords(view, now);
    case 'publishing':
    case 'delivered':
    case 'seen': {
      const { zh, en } = ago(view.releasedAt, now);
      return { zh: `${zh}已发布，不能再改`, en: `it was published ${en} and cannot be changed` };
    }
    case 'failed':
      return { zh: '所有渠道都未接受，请另拟一份', en: 'every channel refused it: write another' };
    case 'lapsed': {
      const wasAgreed = view.confirmedBy !== undefined || view.needs.length === 0;
      return wasAgreed
        ? { zh: '未能按时发布，已失效', en: 'it could not go out at its hour: it lapsed' }
        : { zh: '超时无人确认，已失效', en: 'nobody confirmed it in time: it lapsed' };
    }
    case 'withdrawn':
      return lastInWords(view, now, { zh: '撤回', en: 'withdrew it' });
  }
}

function draftInWords(view: AnnouncementView, now: number): Said {
  if (view.last?.type === 'edited') return lastInWords(view, now, { zh: '修改', en: 'changed it' });
  if (view.returned === undefined)
    return { zh: '还是草稿，尚未提交', en: 'it is a draft and was not submitted' };
  const { by, note, at } = view.returned;
  const { zh, en } = ago(at, now);
  return { zh: `${zh}由 ${by} 退回：${note}`, en: `${by} returned it ${en}: ${note}` };
}

function waitingInWords(view: AnnouncementView, now: number): Said {
  if (view.last?.type === 'held') {
    const { zh, en } = ago(view.last.at, now);
    return {
      zh: `${zh}因直播间有重大事件暂停发布，正在等待他人确认`,
      en: `it was held ${en} because of a grave incident and waits for somebody else to confirm`,
    };
  }
  const { zh, en } = ago(view.submittedAt, now);
  return {
    zh: `${zh}由 ${view.submittedBy} 提交，正在等待他人确认，内容已锁定`,
    en: `${view.submittedBy} sent it off ${en}; it waits for somebody else to confirm, its words are fixed`,
  };
}

function scheduledInWords(view: AnnouncementView, now: number): Said {
  const { confirmedBy, confirmedAt, submittedBy, submittedAt } = view;
  if (confirmedBy === undefined) {
    const { zh, en } = ago(submittedAt, now);
    return {
      zh: `${zh}由 ${submittedBy} 提交，无须他人确认，等待发布`,
      en: `${submittedBy} sent it off ${en}; nobody else has to confirm, it is about to be published`,
    };
  }
  const { zh, en } = ago(confirmedAt, now);
  return {
    zh: `${zh}由 ${confirmedBy} 通过，等待发布`,
    en: `${confirmedBy} confirmed it ${en}; it is about to be published`,
  };
}

function lastInWords({ last }: AnnouncementView, now: number, done: Said): Said {
  const { by, at } = last!;
  const { zh, en } = ago(at, now);
  return { zh: `${zh}由 ${by} ${done.zh}`, en: `${by} ${done.en} ${en}` };
}

function ago(at = 0, now: number): Said {
  return agoInWords(now - at);
}
