import type { z } from 'zod';
import type { Clock, PublicBoard } from '../../ports.js';
import type { channelSettings } from './channel-settings.js';

/** What a channel may use of ours. */
export interface ChannelKit {
  readonly clock: Clock;
  readonly board: PublicBoard;
}

type CommonSettings = z.ZodObject<(typeof channelSettings)['shape']>;

/** A kind of channel: what a desk file may say of one, but for its `type`, and how it is made from that. */
export interface ChannelType<Channel> {
  /** What it finds wrong, it says without the value. */
  readonly settings: CommonSettings;
  /** @throws ZodError when the settings are not as `settings` wants them */
  create(settings: unknown, kit: ChannelKit): Channel;
}

export function channelType<Settings extends CommonSettings, Channel>(
  settings: Settings,
  create: (settings: z.output<Settings>, kit: ChannelKit) => Channel,
): ChannelType<Channel> {
  return { settings, create: (given, kit) => create(settings.parse(given), kit) };
}
