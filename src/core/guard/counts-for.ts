import type { Audience } from '../script/script.js';
import type { FindingKind } from './finding.js';

/**
 * Which findings count in what is said to whom. In the host's ear the team talks as it does among itself: how the line is
 * doing, what is promised to the host, which bad word fills the chat. What the host says aloud after it must still be
 * lawful, blame nobody and give no number away.
 */
export const COUNTS_FOR: Readonly<Record<FindingKind, Readonly<Record<Audience, boolean>>>> = {
  unfilled: { room: true, viewer: true, social: true, host: true },
  absolute: { room: true, viewer: true, social: true, host: true },
  promise: { room: true, viewer: true, social: true, host: false },
  blame: { room: true, viewer: true, social: true, host: true },
  contact: { room: true, viewer: true, social: true, host: true },
  internal: { room: true, viewer: true, social: true, host: false },
  keyword: { room: true, viewer: true, social: true, host: false },
};
