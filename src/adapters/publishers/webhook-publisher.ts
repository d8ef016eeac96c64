import type { PublicAudience } from '../../core/announcement/events.js';
import type { OutgoingText, Receipt } from '../../core/delivery/outgoing.js';
import type { Clock, Publisher } from '../../ports.js';
import { postSigned } from '../http/post-signed.js';
import type { SignedChannel } from './channel.js';

interface WebhookChannel extends SignedChannel {
  readonly audiences: readonly PublicAudience[];
  readonly comesBack: boolean;
}

/** Tells a partner's site: it gets each text whole, signed, under its key. See docs/room-bridge.md. */
export class WebhookPublisher implements Publisher {
  readonly name: string;
  readonly audiences: readonly PublicAudience[];
  readonly comesBack: boolean;

  constructor(
    private readonly of: WebhookChannel,
    private readonly clock: Clock,
  ) {
    this.name = of.name;
    this.audiences = of.audiences;
    this.comesBack = of.comesBack;
  }

  async publish({
    key,
    roomId,
    announcementId,
    text,
    audience = 'room',
    pinned,
    at,
  }: OutgoingText): Promise<Receipt> {
    const body = { roomId, announcementId, text, audience, pinned, at };
    const signal = AbortSignal.timeout(this.of.timeoutMs);
    return await postSigned({ target: this.of, key, body, signal }, this.clock);
  }
}
