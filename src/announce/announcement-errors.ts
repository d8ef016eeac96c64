import type { PublicAudience } from '../core/announcement/events.js';
import type { GuardFinding } from '../core/guard/finding.js';
import type { Said } from '../core/said.js';
import { SaidError } from '../core/said-error.js';

/** No announcement has this id. */
export class AnnouncementNotFound extends SaidError {
  override readonly name = 'AnnouncementNotFound';

  constructor(id: string) {
    super({ zh: `没有这份公告：${id}`, en: `no such announcement: ${id}` });
  }
}

/** The words, or who agreed to them, changed after the person looked. */
export class AnnouncementChanged extends SaidError {
  override readonly name = 'AnnouncementChanged';

  /** @param what happened meanwhile */
  constructor({ zh, en }: Said) {
    super({
      zh: `公告在您查看后有变化，请重新查看：${zh}`,
      en: `it changed after you looked, look again: ${en}`,
    });
  }
}

/** The guard found words that nobody has answered for. Those that block nobody can answer for: they are named alone. */
export class WordsNotReady extends SaidError {
  override readonly name = 'WordsNotReady';

  constructor(readonly findings: readonly GuardFinding[]) {
    const zh = findings.map((finding) => told(finding, 'zh')).join('；');
    const en = findings.map((finding) => told(finding, 'en')).join('; ');
    super(
      findings.some(({ blocks }) => blocks)
        ? { zh: `须先改正，不能放行：${zh}`, en: `to be mended first, nobody may override it: ${en}` }
        : {
            zh: `以下用词须先改正，或由房管写明理由放行：${zh}`,
            en: `change these words first, or let a moderator override them with a reason: ${en}`,
          },
    );
  }
}

/** With its words, where it has any: an empty text has none. */
function told({ words, reason }: GuardFinding, language: keyof Said): string {
  return words.trim() === '' ? reason[language] : `「${words}」${reason[language]}`;
}

/** Only moderators answer for what the guard found. */
export class OverrideNotAllowed extends SaidError {
  override readonly name = 'OverrideNotAllowed';

  constructor() {
    super({ zh: '只有房管可以放行用词提醒', en: 'only a moderator may override the guard' });
  }
}

/** A channel that is not there, or not for this room; or the room has none. */
export class ChannelUnknown extends SaidError {
  override readonly name = 'ChannelUnknown';

  constructor(names: readonly string[]) {
    const list = names.join('、');
    super(
      names.length > 0
        ? {
            zh: `没有这个发布渠道，或它不服务此直播间：${list}`,
            en: `no such publisher for this room: ${list}`,
          }
        : {
            zh: '此直播间没有发布渠道，请在 desk.yaml 的 publishers 中配置',
            en: 'this room has no publisher: name one in desk.yaml, publishers',
          },
    );
  }
}

const PUBLIC: Readonly<Record<PublicAudience, Said>> = {
  room: { zh: '直播间观众', en: 'the room' },
  social: { zh: '社交平台', en: 'the social public' },
};

/** Channels that do not speak to the announcement's audience; or the room has none that does. */
export class ChannelForOthers extends SaidError {
  override readonly name = 'ChannelForOthers';

  constructor(audience: PublicAudience, names: readonly string[]) {
    const { zh, en } = PUBLIC[audience];
    const list = names.join('、');
    super(
      names.length > 0
        ? { zh: `这些渠道不面向${zh}：${list}`, en: `these channels do not speak to ${en}: ${list}` }
        : {
            zh: `此直播间没有面向${zh}的发布渠道，请在 desk.yaml 的 publishers 中配置`,
            en: `this room has no publisher for ${en}: name one in desk.yaml, publishers`,
          },
    );
  }
}

/** The amount is above what the second person may let pass, too. */
export class AboveLimit extends SaidError {
  override readonly name = 'AboveLimit';

  /** Both in yuan. */
  constructor(total: number, limit: number) {
    super({
      zh: `补偿合计 ${total} 元超过您的额度 ${limit} 元，请由额度更高的人确认`,
      en: `the compensation of ${total} yuan is over your own limit of ${limit}: somebody with a higher one must confirm`,
    });
  }
}

/** The time to publish lies in the past, or too far ahead. */
export class PublishTimeWrong extends SaidError {
  override readonly name = 'PublishTimeWrong';

  constructor() {
    super({ zh: '定时发布须在 7 天以内的将来', en: 'the time to publish must be ahead, within 7 days' });
  }
}

/** A script for others than the announcement speaks to. */
export class AudienceWrong extends SaidError {
  override readonly name = 'AudienceWrong';

  constructor(audience: string) {
    super({
      zh: `这条话术的对象不同（${audience}），不能用于此公告`,
      en: `this script speaks to others (${audience}): it is not for this announcement`,
    });
  }
}

/** An announcement answers an incident of its own room. */
export class IncidentElsewhere extends SaidError {
  override readonly name = 'IncidentElsewhere';

  constructor(incidentId: string) {
    super({
      zh: `事件 ${incidentId} 属于另一个直播间`,
      en: `incident ${incidentId} belongs to another room`,
    });
  }
}

/** The script gives something, and how much is not said: it could pass a limit unseen. */
export class CompensationUnfilled extends SaidError {
  override readonly name = 'CompensationUnfilled';

  constructor(names: readonly string[]) {
    const list = names.join('、');
    super({ zh: `补偿金额或数量未填：${list}`, en: `say how much is given: ${list}` });
  }
}
