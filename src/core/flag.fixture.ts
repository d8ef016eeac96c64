import type { Analysis } from './flag.js';
import type { Message } from './message.js';

/** @returns a danmaku of which nothing is special but what is said here */
export function messageWith(part: Partial<Message>): Message {
  return {
    id: 'm1',
    kind: 'danmaku',
    roomId: 'r1',
    source: 'test',
    userId: 'u1',
    text: '一条普通弹幕',
    count: 1,
    sentAt: 1_000,
    receivedAt: 1_000,
    clock: 'source',
    ...part,
  };
}

/** @returns an analysis that finds nothing but what is said here */
export function analysisWith(part: Partial<Analysis>): Analysis {
  return {
    sentiment: 0,
    sentimentScore: 0,
    topics: [],
    abuse: 0,
    ad: 0,
    evidence: [],
    truncated: false,
    fingerprint: '',
    ...part,
  };
}
