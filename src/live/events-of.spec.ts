import { describe, expect, it } from '@jest/globals';
import { SubscribeMessage } from '@nestjs/websockets';
import { eventsOf } from './events-of.js';

class Gateway {
  @SubscribeMessage('room.join')
  join(): void {}

  get watchers(): number {
    return 0;
  }

  stop(): void {}
}

describe('eventsOf', () => {
  it('finds what a gateway listens to, and nothing else', () => {
    expect(eventsOf(Gateway)).toEqual(['socket:room.join']);
  });
});
