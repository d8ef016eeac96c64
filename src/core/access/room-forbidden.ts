import { SaidError } from '../said-error.js';

/** A person acts in a room that is not theirs. */
export class RoomForbidden extends SaidError {
  override readonly name = 'RoomForbidden';

  constructor(roomId: string) {
    super({ zh: `您没有此直播间的权限：${roomId}`, en: `this room is not yours: ${roomId}` });
  }
}
