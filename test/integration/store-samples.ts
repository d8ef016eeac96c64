import { v7 } from 'uuid';

import type { Flag } from '../../src/core/flag.js';
import type { Message } from '../../src/core/message.js';
import type { BatchRecord } from '../../src/ports.js';

/** Minute 37 of the evening. */
export const SHOW_TIME = Date.UTC(2026, 10, 11, 12, 37);

export function messageOf(change: Partial<Message> = {}): Message {
  return {
    id: v7(),
    kind: 'danmaku',
    roomId: 'r1',
    source: 'demo',
    userId: 'u1',
    text: '画面一直转圈,听不见主播说话',
    count: 1,
    sentAt: SHOW_TIME,
    receivedAt: SHOW_TIME + 20,
    clock: 'source',
    ...change,
  };
}

function flagOf(message: Message): Flag {
  return {
    id: message.id,
    message,
    grade: 'P1',
    sentiment: -1,
    topics: ['av_fault'],
    evidence: [
      {
        detector: 'keyword',
        rule: 'av-fault',
        version: '1',
        score: 0.9,
        topic: 'av_fault',
        spans: [{ start: 0, end: 2 }],
        facts: { word: message.text.slice(0, 2) },
      },
    ],
    truncated: false,
  };
}

/** A batch of these messages, the first `flagged` of them flagged. */
export function batchOf(messages: readonly Message[], flagged = 0, batchId: string = v7()): BatchRecord {
  return {
    batchId,
    messages: messages.map((message, index) => ({
      message,
      sentiment: -1,
      topics: ['av_fault', 'trust'],
      flagged: index < flagged,
    })),
    flags: messages.slice(0, flagged).map(flagOf),
  };
}
