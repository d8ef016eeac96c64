import { SaidError } from '../core/said-error.js';
import type { Said } from '../core/said.js';
import type { ScriptVariable } from '../core/script/script.js';

/** No incident has this id. */
export class IncidentNotFound extends SaidError {
  override readonly name = 'IncidentNotFound';

  constructor(readonly incidentId: string) {
    super({ zh: `没有这个事件：${incidentId}`, en: `no such incident: ${incidentId}` });
  }
}

/** No script has this id in this version: it was changed or taken away after the person read it. */
export class ScriptChanged extends SaidError {
  override readonly name = 'ScriptChanged';

  constructor(
    readonly scriptId: string,
    readonly version: number,
  ) {
    super({
      zh: `话术已改动或撤下，请重新选择：${scriptId} v${version}`,
      en: `script changed or gone, choose again: ${scriptId} v${version}`,
    });
  }
}

/** A script with an empty place cannot be used. */
export class ScriptUnfilled extends SaidError {
  override readonly name = 'ScriptUnfilled';

  constructor(
    readonly scriptId: string,
    readonly missing: readonly ScriptVariable[],
  ) {
    const zh = missing.map(({ label }) => label.zh).join('、');
    const en = missing.map(({ label }) => label.en).join(', ');
    super({ zh: `话术还有未填或填错的变量：${zh}`, en: `variables not filled, or of the wrong type: ${en}` });
  }
}

/** Another person decided the same thing first, and this one had not seen it. Nothing was changed. */
export class Overtaken extends SaidError {
  override readonly name = 'Overtaken';

  constructor({ zh, en }: Said) {
    super({ zh: `${zh}，请看最新状态后再定`, en: `${en}: look again, then decide` });
  }
}

/** Incidents of two rooms are never one. */
export class OtherRoom extends SaidError {
  override readonly name = 'OtherRoom';

  constructor(readonly incidentId: string) {
    super({
      zh: `事件 ${incidentId} 在另一个直播间，不能合并`,
      en: `incident ${incidentId} is in another room`,
    });
  }
}

/** What was over cannot go on beside another of its cause. */
export class SameCauseGoesOn extends SaidError {
  override readonly name = 'SameCauseGoesOn';

  constructor(readonly incidentId: string) {
    super({
      zh: `同类事件 ${incidentId} 正在进行，请在其中处理`,
      en: `incident ${incidentId} of the same cause is going on: act there`,
    });
  }
}

/** Nobody of this name may have the incident. */
export class NobodyToHandTo extends SaidError {
  override readonly name = 'NobodyToHandTo';

  constructor(readonly person: string) {
    super({
      zh: `${person} 不存在、已停用或不负责该直播间`,
      en: `${person} is unknown, disabled or not in charge of the room`,
    });
  }
}

/** More than the person may give by themselves. */
export class AboveOwnLimit extends SaidError {
  override readonly name = 'AboveOwnLimit';

  /** Both in yuan. */
  constructor(total: number, limit: number) {
    super({
      zh: `本场补偿合计 ${total} 元超过您的额度 ${limit} 元，请提交公告，由额度更高的人确认`,
      en: `compensation in this broadcast comes to ${total} yuan, over your limit of ${limit}: submit an announcement for somebody with a higher one to confirm`,
    });
  }
}
