import { ACTION_WORDS } from '../core/action/action-words.js';
import type { RoomActionType } from '../core/delivery/outgoing.js';
import { SaidError } from '../core/said-error.js';

/** No order has this id. */
export class OrderNotFound extends SaidError {
  override readonly name = 'OrderNotFound';

  constructor(id: string) {
    super({ zh: `没有这个处置：${id}`, en: `no such order: ${id}` });
  }
}

/** No channel of this room can do it. */
export class NoRoomActions extends SaidError {
  override readonly name = 'NoRoomActions';

  constructor(roomId: string, type: RoomActionType) {
    const { zh, en } = ACTION_WORDS[type];
    super({
      zh: `直播间 ${roomId} 没有能${zh}的处置渠道，请在 desk.yaml 的 roomActions 中配置`,
      en: `no channel of room ${roomId} can ${en}: name one that can in desk.yaml, roomActions`,
    });
  }
}

/** It cannot be taken back. */
export class NothingToUndo extends SaidError {
  override readonly name = 'NothingToUndo';

  constructor() {
    super({ zh: '这个处置无法撤销', en: 'this cannot be undone' });
  }
}

/** The order was changed after the person looked. */
export class OrderChanged extends SaidError {
  override readonly name = 'OrderChanged';

  constructor() {
    super({ zh: '处置在您查看后有变化，请重新查看', en: 'the order changed after you looked: look again' });
  }
}

/** Only what the room was told officially is pinned: it has been checked and agreed to. */
export class NotSaidYet extends SaidError {
  override readonly name = 'NotSaidYet';

  constructor(id: string) {
    super({
      zh: `只能置顶本直播间已发布的公告：${id}`,
      en: `only an announcement that is out in this room can be pinned: ${id}`,
    });
  }
}
