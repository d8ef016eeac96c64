import { z } from 'zod';
import type { Publisher } from '../../ports.js';
import { signedTarget } from '../http/post-signed.js';
import { channelSettings } from './channel-settings.js';
import { channelType, type ChannelType } from './channel-type.js';
import { RoomPagePublisher } from './room-page-publisher.js';
import { RoomToolPublisher } from './room-tool-publisher.js';
import { WebhookPublisher } from './webhook-publisher.js';

const signed = channelSettings.extend(signedTarget);

const webhook = signed.extend({
  /** To whom the site speaks. */
  audiences: z
    .array(z.enum(['room', 'social']))
    .min(1)
    .default(['room', 'social']),
  /** Whether what it says to a room can be read in the room's chat. */
  comesBack: z.boolean().default(true),
});

const roomTool = signed.extend({
  /** Characters of one message in the room. */
  longest: z.int().min(20).max(5_000).default(100),
  /** Characters of what can be pinned. */
  longestPinned: z.int().min(20).max(5_000).default(200),
});

/** Every way to the public, by the word that a desk file uses. */
export const PUBLISHER_TYPES = {
  webhook: channelType(webhook, (of, { clock }) => new WebhookPublisher(of, clock)),
  'room-tool': channelType(roomTool, (of, { clock }) => new RoomToolPublisher(of, clock)),
  'room-page': channelType(channelSettings, (of, { board }) => new RoomPagePublisher(of, board)),
} as const satisfies Record<string, ChannelType<Publisher>>;
