import type { RoomActions } from '../../ports.js';
import { signedTarget } from '../http/post-signed.js';
import { channelSettings } from '../publishers/channel-settings.js';
import { channelType, type ChannelType } from '../publishers/channel-type.js';
import { RoomPageActions } from './room-page-actions.js';
import { RoomToolActions } from './room-tool-actions.js';

const roomTool = channelSettings.extend(signedTarget);

/** Every way to act on a room, by the word that a desk file uses. */
export const ROOM_ACTION_TYPES = {
  'room-tool': channelType(roomTool, (of, { clock }) => new RoomToolActions(of, clock)),
  'room-page': channelType(channelSettings, (of, { board }) => new RoomPageActions(of, board)),
} as const satisfies Record<string, ChannelType<RoomActions>>;
