import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Message } from '../../../core/message.js';
import { packBatch, unpackBatch } from './pack-batch.js';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });

const message = fc.record(
  {
    id: fc.uuid(),
    kind: fc.constantFrom('danmaku', 'mention'),
    roomId: fc.constantFrom('r1', 'r2', 'test'),
    source: fc.constantFrom('test', 'replay'),
    externalId: text,
    userId: text,
    userName: text,
    text,
    count: fc.integer({ min: 1, max: 1_000_000 }),
    sentAt: fc.integer({ min: 0 }),
    receivedAt: fc.integer({ min: 0 }),
    clock: fc.constantFrom('source', 'arrival.missing', 'arrival.future', 'arrival.old'),
    url: fc.webUrl(),
  },
  {
    requiredKeys: [
      'id',
      'kind',
      'roomId',
      'source',
      'userId',
      'text',
      'count',
      'sentAt',
      'receivedAt',
      'clock',
    ],
  },
) as fc.Arbitrary<Message>;

describe('packBatch', () => {
  it('gives back exactly what was packed', () => {
    fc.assert(
      fc.property(fc.array(message), (messages) => {
        expect(unpackBatch(packBatch(messages))).toEqual(messages);
      }),
    );
  });
});
