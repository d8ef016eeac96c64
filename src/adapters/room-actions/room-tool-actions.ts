import type { OutgoingAction, Receipt } from '../../core/delivery/outgoing.js';
import type { Clock, RoomActions } from '../../ports.js';
import { postSigned } from '../http/post-signed.js';
import type { SignedChannel } from '../publishers/channel.js';

/** The tool that drives the platform's live control page does it to the room. See docs/room-bridge.md. */
export class RoomToolActions implements RoomActions {
  readonly name: string;
  readonly can = ['mute', 'unmute', 'remove', 'slow', 'pin', 'unpin'] as const;

  constructor(
    private readonly of: SignedChannel,
    private readonly clock: Clock,
  ) {
    this.name = of.name;
  }

  async act({ key, roomId, actionId, action, at }: OutgoingAction): Promise<Receipt> {
    const body = { roomId, actionId, action, at };
    const signal = AbortSignal.timeout(this.of.timeoutMs);
    return await postSigned({ target: this.of, path: '/actions', key, body, signal }, this.clock);
  }
}
