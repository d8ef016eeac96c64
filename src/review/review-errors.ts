import { SaidError } from '../core/said-error.js';

/** No broadcast has this id. */
export class BroadcastNotFound extends SaidError {
  override readonly name = 'BroadcastNotFound';

  constructor(id: string) {
    super({ zh: `没有这场直播：${id}`, en: `no such broadcast: ${id}` });
  }
}

/** More incidents than are read at once: figures of a part of them would be wrong without saying so. */
export class RangeTooWide extends SaidError {
  override readonly name = 'RangeTooWide';

  constructor(most: number) {
    super({
      zh: `时间范围内事件超过 ${most} 个，请缩短范围或选定直播间`,
      en: `more than ${most} incidents in this range: shorten it, or choose a room`,
    });
  }
}
