import type { ConfirmReason } from '../core/announcement/events.js';
import type { GuardFinding } from '../core/guard/finding.js';

/** No announcement has this id. */
export class AnnouncementNotFound extends Error {
  override readonly name = 'AnnouncementNotFound';

  constructor(readonly announcementId: string) {
    super(`没有这份公告 / no such announcement: ${announcementId}`);
  }
}

/** The words, or who agreed to them, changed after the person looked. */
export class AnnouncementChanged extends Error {
  override readonly name = 'AnnouncementChanged';

  constructor(what: { readonly zh: string; readonly en: string }) {
    super(
      `公告在您查看后有变化，请重新查看：${what.zh} / it changed after you looked, look again: ${what.en}`,
    );
  }
}

/** The guard found words that nobody has answered for. Unfilled places nobody can answer for. */
export class WordsNotReady extends Error {
  override readonly name = 'WordsNotReady';

  constructor(readonly findings: readonly GuardFinding[]) {
    const words = findings.map((finding) => finding.words).join('、');
    super(
      `以下用词须先改正，或由房管写明理由放行：${words} / ` +
        `change these words first, or let a moderator override them with a reason: ${words}`,
    );
  }
}

/** Only moderators answer for what the guard found. */
export class OverrideNotAllowed extends Error {
  override readonly name = 'OverrideNotAllowed';

  constructor() {
    super('只有房管可以放行用词提醒 / only a moderator may override the guard');
  }
}

/** A channel that is not there, or not for this room. */
export class ChannelUnknown extends Error {
  override readonly name = 'ChannelUnknown';

  constructor(names: readonly string[]) {
    const list = names.join('、');
    super(`没有这个发布渠道，或它不服务此直播间：${list} / no such publisher for this room: ${list}`);
  }
}

/** The amount is above what the second person may let pass, too. */
export class AboveLimit extends Error {
  override readonly name = 'AboveLimit';

  constructor({ facts }: ConfirmReason, limit: number) {
    const total = String(facts['total']);
    super(
      `补偿合计 ${total} 元超过您的额度 ${limit} 元，请由额度更高的人确认 / ` +
        `the compensation of ${total} yuan is over your own limit of ${limit}: somebody with a higher one must confirm`,
    );
  }
}

/** The time to publish lies in the past, or too far ahead. */
export class PublishTimeWrong extends Error {
  override readonly name = 'PublishTimeWrong';

  constructor() {
    super('定时发布须在 7 天以内的将来 / the time to publish must be ahead, within 7 days');
  }
}

/** A script for others than the announcement speaks to. */
export class AudienceWrong extends Error {
  override readonly name = 'AudienceWrong';

  constructor(audience: string) {
    super(
      `这条话术的对象不同（${audience}），不能用于此公告 / this script speaks to others (${audience}): it is not for this announcement`,
    );
  }
}

/** An announcement answers an incident of its own room. */
export class IncidentElsewhere extends Error {
  override readonly name = 'IncidentElsewhere';

  constructor(incidentId: string, roomId: string) {
    super(`事件 ${incidentId} 属于直播间 ${roomId} / incident ${incidentId} belongs to room ${roomId}`);
  }
}
