import type { Said } from '../core/said.js';
import type { ScriptVariable } from '../core/script/script.js';

/** No incident has this id. */
export class IncidentNotFound extends Error {
  override readonly name = 'IncidentNotFound';

  constructor(readonly incidentId: string) {
    super(`没有这个事件 / no such incident: ${incidentId}`);
  }
}

/** No script has this id in this version: it was changed or taken away after the person read it. */
export class ScriptChanged extends Error {
  override readonly name = 'ScriptChanged';

  constructor(
    readonly scriptId: string,
    readonly version: number,
  ) {
    super(`话术已改动或撤下，请重新选择 / script changed or gone, choose again: ${scriptId} v${version}`);
  }
}

/** A script with an empty place cannot be used. */
export class ScriptUnfilled extends Error {
  override readonly name = 'ScriptUnfilled';

  constructor(
    readonly scriptId: string,
    readonly missing: readonly ScriptVariable[],
  ) {
    const zh = missing.map(({ label }) => label.zh).join('、');
    const en = missing.map(({ label }) => label.en).join(', ');
    super(`话术还有未填或填错的变量：${zh} / variables not filled, or of the wrong type: ${en}`);
  }
}

/** The incident is in a room that is not the person's. */
export class RoomNotTheirs extends Error {
  override readonly name = 'RoomNotTheirs';

  constructor(readonly roomId: string) {
    super(`直播间 ${roomId} 不在你的负责范围内 / room ${roomId} is not one of yours`);
  }
}

/** Another person decided the same thing first, and this one had not seen it. Nothing was changed. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';

  constructor({ zh, en }: Said) {
    super(`${zh}，请看最新状态后再定 / ${en}: look again, then decide`);
  }
}

/** Incidents of two rooms are never one. */
export class OtherRoom extends Error {
  override readonly name = 'OtherRoom';

  constructor(readonly incidentId: string) {
    super(`事件 ${incidentId} 在另一个直播间，不能合并 / incident ${incidentId} is in another room`);
  }
}

/** What was over cannot go on beside another of its cause. */
export class SameCauseGoesOn extends Error {
  override readonly name = 'SameCauseGoesOn';

  constructor(readonly incidentId: string) {
    super(
      `同类事件 ${incidentId} 正在进行，请在其中处理 / incident ${incidentId} of the same cause is going on: act there`,
    );
  }
}

/** Nobody of this name may have the incident. */
export class NobodyToHandTo extends Error {
  override readonly name = 'NobodyToHandTo';

  constructor(readonly person: string) {
    super(
      `${person} 不存在、已停用或不负责该直播间 / ${person} is unknown, disabled or not in charge of the room`,
    );
  }
}
