import { describe, expect, it } from '@jest/globals';

import type { Message } from '../../core/message.js';
import type { ArchivedMessage } from '../../ports.js';
import { copyChunks, copyLine } from './copy-text.js';

const MESSAGE: Message = {
  id: '0197a000-0000-7000-8000-000000000001',
  kind: 'danmaku',
  roomId: 'r1',
  source: 'demo',
  userId: 'u1',
  text: '画面卡住了',
  count: 1,
  sentAt: Date.UTC(2026, 10, 11, 12, 37, 0, 5),
  receivedAt: Date.UTC(2026, 10, 11, 12, 37, 0, 25),
  clock: 'source',
};

function archived(change: Partial<Message> = {}, rest: Partial<ArchivedMessage> = {}): ArchivedMessage {
  return { message: { ...MESSAGE, ...change }, sentiment: -1, topics: ['av_fault'], flagged: true, ...rest };
}

describe('copyLine', () => {
  it('writes the columns in order, \\N for what is missing', () => {
    expect(copyLine(archived())).toBe(
      `${MESSAGE.id}\tr1\tdanmaku\tdemo\t\\N\tu1\t\\N\t画面卡住了\t1\t` +
        '2026-11-11T12:37:00.005Z\t2026-11-11T12:37:00.025Z\tsource\t-1\t{"av_fault"}\tt\t\\N\n',
    );
  });

  it('escapes what the format gives a meaning', () => {
    const line = copyLine(archived({ text: 'a\tb\nc\rd\\N\\.\0', userName: '\\N' }));
    expect(line).toContain('\ta\\tb\\nc\\rd\\\\N\\\\.\uFFFD\t');
    expect(line).toContain('\t\\\\N\t');
    expect(line.split('\n')).toHaveLength(2);
  });

  it('keeps an empty text apart from a missing one', () => {
    expect(copyLine(archived({ userId: '', externalId: '' }))).toContain('\tdemo\t\t\t\\N\t');
  });

  it('quotes array members', () => {
    expect(copyLine(archived({}, { topics: ['a"b', 'c\\d', 'e,f'] }))).toContain(
      '\t{"a\\\\"b","c\\\\\\\\d","e,f"}\t',
    );
  });

  it('refuses a time that is none', () => {
    expect(() => copyLine(archived({ sentAt: Number.NaN }))).toThrow(RangeError);
  });
});

describe('copyChunks', () => {
  it('cuts between lines and loses none', () => {
    const messages = Array.from({ length: 3_000 }, (_, index) => archived({ text: `第${index}条😀` }));
    const chunks = [...copyChunks(messages)];
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.every((chunk) => chunk.endsWith('\n'))).toBe(true);
    expect(chunks.join('')).toBe(messages.map(copyLine).join(''));
  });

  it('yields nothing for nothing', () => {
    expect([...copyChunks([])]).toEqual([]);
  });
});
