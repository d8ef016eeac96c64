import type { RoomActionType } from '../delivery/outgoing.js';
import type { Said } from '../said.js';

/** What people call what can be done to a room. */
export const ACTION_WORDS: Readonly<Record<RoomActionType, Said>> = {
  mute: { zh: '禁言', en: 'mute' },
  unmute: { zh: '解除禁言', en: 'unmute' },
  remove: { zh: '移出直播间', en: 'remove a viewer' },
  slow: { zh: '设置慢速模式', en: 'slow the chat' },
  pin: { zh: '置顶', en: 'pin' },
  unpin: { zh: '取消置顶', en: 'unpin' },
};
