import type { OutgoingText, Receipt } from '../../core/delivery/outgoing.js';
import type { PublicBoard, Publisher } from '../../ports.js';
import type { NamedChannel } from './channel.js';
import { inTime } from './in-time.js';

/** Our own page, and every page with our script: what is posted on the board, they show. */
export class RoomPagePublisher implements Publisher {
  readonly name: string;
  readonly audiences = ['room'] as const;
  /** It is no chat. */
  readonly comesBack = false;

  constructor(
    private readonly of: NamedChannel,
    private readonly board: PublicBoard,
  ) {
    this.name = of.name;
  }

  async publish(text: OutgoingText): Promise<Receipt> {
    return await inTime(this.board.post(text), this.of.timeoutMs);
  }
}
