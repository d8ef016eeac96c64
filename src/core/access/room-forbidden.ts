/** A person acts in a room that is not theirs. */
export class RoomForbidden extends Error {
  override readonly name = 'RoomForbidden';

  constructor(readonly roomId: string) {
    super(`您没有此直播间的权限 / this room is not yours: ${roomId}`);
  }
}
