import { SaidError } from '../core/said-error.js';
import type { Said } from '../core/said.js';

/** No cue has this id, or it is of another room. */
export class CueNotFound extends SaidError {
  override readonly name = 'CueNotFound';

  constructor(readonly cueId: string) {
    super({ zh: `没有这条提词：${cueId}`, en: `no such cue: ${cueId}` });
  }
}

/** The person may not speak to this room's host. */
export class CueForbidden extends SaidError {
  override readonly name = 'CueForbidden';

  constructor() {
    super({
      zh: '只有场控、公关或房管可以给主播提词',
      en: 'only a controller, PR or moderator may cue a host',
    });
  }
}

/** The script speaks to somebody else. */
export class ScriptNotForHost extends SaidError {
  override readonly name = 'ScriptNotForHost';

  constructor(readonly scriptId: string) {
    super({
      zh: `这条话术不是给主播的，不能提词：${scriptId}`,
      en: `this script is not for the host: ${scriptId}`,
    });
  }
}

/** What the words guard says of a text, as far as sending depends on it. */
export interface WordFinding {
  readonly reason: Said;
  /** It must not be sent like this. */
  readonly blocks: boolean;
}

/** The words guard stands against the text. */
export class CueWordsRefused extends SaidError {
  override readonly name = 'CueWordsRefused';

  constructor(readonly findings: readonly WordFinding[]) {
    const zh = findings.map(({ reason }) => reason.zh).join('；');
    const en = findings.map(({ reason }) => reason.en).join('; ');
    super({ zh: `提词里有不能说的话：${zh}`, en: `the cue has words that must not be said: ${en}` });
  }
}

/** A tablet came without the key of its link. */
export class LinkMissing extends SaidError {
  constructor() {
    super({
      zh: '缺少主播链接里的密钥，请用请求头 Authorization: Bearer 密钥',
      en: 'the key of the host link is missing: send the header Authorization: Bearer KEY',
    });
  }
}

/** Nobody gave such a link, or it is over. */
export class LinkUnknown extends SaidError {
  constructor() {
    super({
      zh: '主播链接无效或已停用，请向场控要新的链接',
      en: 'the host link is unknown or over: ask the controller for a new one',
    });
  }
}
