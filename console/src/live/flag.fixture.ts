import type { Flag } from '@server/core/flag.js';
import type { Message } from '@server/core/message.js';

/** Ids order by arrival, as UUID v7 do. */
export const idOf = (place: number) => `id-${String(place).padStart(6, '0')}`;

export function flagOf(
  place: number,
  text = `第 ${place} 条`,
  more: Partial<Omit<Flag, 'message'>> & { message?: Partial<Message> } = {},
): Flag {
  const message: Message = {
    id: idOf(place),
    kind: 'danmaku',
    roomId: 'r1',
    source: 'test',
    userId: `u${place}`,
    text,
    count: 1,
    sentAt: place * 1_000,
    receivedAt: place * 1_000,
    clock: 'source',
    ...more.message,
  };
  return {
    id: message.id,
    grade: 'P2',
    sentiment: -1,
    topics: [],
    evidence: [],
    truncated: false,
    ...more,
    message,
  };
}
