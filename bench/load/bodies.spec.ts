import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ingestItem } from '../../src/ingest/ingest-item.js';
import { seededRandom } from '../corpus/random.js';
import { bodyMaker } from './bodies.js';
import { roomsFor } from './rooms.js';

const bodies = (count: number) => {
  const make = bodyMaker('run', roomsFor(26_700), seededRandom(5));
  return Array.from({ length: count }, (_, i) => {
    return z.array(ingestItem).parse(JSON.parse(make(50, 1_700_000_000_000.9 + i).toString()));
  });
};

describe('bodyMaker', () => {
  const made = bodies(400);
  const messages = made.flat();

  it('makes what the door takes, each message with an id of its own', () => {
    expect(messages).toHaveLength(20_000);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(20_000);
  });

  it('sends the messages of a body to one room at one time', () => {
    for (const [i, body] of made.entries()) {
      expect(new Set(body.map(({ roomId, sentAt }) => `${roomId} ${sentAt}`)).size).toBe(1);
      expect(body[0]!.sentAt).toBe(1_700_000_000_000 + i);
    }
  });

  it('gives the main room most, and every room some', () => {
    const share = made.filter(([first]) => first!.roomId === 'bench-main').length / made.length;
    expect(share).toBeGreaterThan(0.7);
    expect(share).toBeLessThan(0.9);
    expect(new Set(messages.map(({ roomId }) => roomId)).size).toBe(8);
  });
});
