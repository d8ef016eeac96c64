import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { answerPings } from './answer-pings.js';

/** A client whose pongs leave when told to. */
class Client extends EventEmitter {
  readonly OPEN = 1;
  readyState: 0 | 1 | 2 | 3 = 1;
  readonly pongs: string[] = [];
  private readonly left: (() => void)[] = [];

  pong(payload: Buffer, _mask: boolean, onLeft: () => void): void {
    this.pongs.push(payload.toString());
    this.left.push(onLeft);
  }

  ping(...payloads: string[]): void {
    for (const payload of payloads) this.emit('ping', Buffer.from(payload));
  }

  letLeave(): void {
    this.left.shift()?.();
  }
}

describe('answerPings', () => {
  const clientOf = (): Client => {
    const client = new Client();
    answerPings(client as unknown as Parameters<typeof answerPings>[0]);
    return client;
  };

  it('answers pings that come one by one, each', () => {
    const client = clientOf();
    for (const payload of ['a', 'b', 'c']) {
      client.ping(payload);
      client.letLeave();
    }
    expect(client.pongs).toEqual(['a', 'b', 'c']);
  });

  it('has one pong on its way, however many pings come, and then answers the newest', () => {
    const client = clientOf();
    client.ping('a', 'b', 'c');
    expect(client.pongs).toEqual(['a']);
    client.letLeave();
    expect(client.pongs).toEqual(['a', 'c']);
    client.letLeave();
    expect(client.pongs).toEqual(['a', 'c']);
  });

  it('says nothing more to a client that closes', () => {
    const client = clientOf();
    client.ping('a', 'b');
    client.readyState = 2;
    client.letLeave();
    expect(client.pongs).toEqual(['a']);
  });
});
