import { SaidError } from '../said-error.js';
import type { Said } from '../said.js';
import type { CueEventType } from './events.js';
import type { CueStatus } from './view.js';

/** `none`: the cue has no events yet. */
export type CueState = CueStatus | 'none';

/** An event that cannot happen to a cue in this state. The cue is unchanged. */
export class IllegalCueTransition extends SaidError {
  override readonly name = 'IllegalCueTransition';

  constructor(
    readonly cueId: string,
    readonly state: CueState,
    readonly event: CueEventType,
    /** What stands against it. */
    readonly why: Said,
  ) {
    super({
      zh: `提词 ${cueId} 处于 ${state}，不能 ${event}：${why.zh}`,
      en: `cue in ${state} cannot take ${event}: ${why.en}`,
    });
  }
}
