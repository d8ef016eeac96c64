import type { Message } from '../core/message.js';

/** A text as if somebody had just said it in some room: the detectors read nothing but the text. */
export function messageOf(text: string): Message {
  return {
    id: '',
    kind: 'danmaku',
    roomId: 'eval',
    source: 'eval',
    userId: '',
    text,
    count: 1,
    sentAt: 0,
    receivedAt: 0,
    clock: 'source',
  };
}
