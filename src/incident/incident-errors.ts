import { SaidError } from '../core/said-error.js';
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
