import { ChannelRefused } from '../../core/delivery/channel-errors.js';
import type { OutgoingAction, Receipt } from '../../core/delivery/outgoing.js';
import type { PublicBoard, RoomActions } from '../../ports.js';
import type { NamedChannel } from '../publishers/channel.js';
import { inTime } from '../publishers/in-time.js';

/** Our own page has no viewers who write: what can be done to it is to pin a text, and to take it away. */
export class RoomPageActions implements RoomActions {
  readonly name: string;
  readonly can = ['pin', 'unpin'] as const;

  constructor(
    private readonly of: NamedChannel,
    private readonly board: PublicBoard,
  ) {
    this.name = of.name;
  }

  async act(action: OutgoingAction): Promise<Receipt> {
    return await inTime(this.done(action), this.of.timeoutMs);
  }

  private async done({ key, roomId, actionId, action, at }: OutgoingAction): Promise<Receipt> {
    switch (action.type) {
      case 'pin': {
        const { text } = action;
        return await this.board.post({ key, roomId, announcementId: actionId, text, pinned: true, at });
      }
      case 'unpin':
        return await this.board.unpin(roomId, key, at);
      case 'mute':
      case 'unmute':
      case 'remove':
      case 'slow':
        throw new ChannelRefused(
          `房间页面只能置顶和取消置顶，不支持 ${action.type} / the room's page can only pin and unpin, not ${action.type}`,
        );
    }
  }
}
