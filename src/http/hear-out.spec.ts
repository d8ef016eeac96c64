import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { hearOut } from './hear-out.js';

const LIMIT = 1_000;
const HEARD = 4_000_000;

describe('hearOut', () => {
  const server = fastify({ bodyLimit: LIMIT });
  let port: number;

  beforeAll(async () => {
    server.addHook('onSend', hearOut({ bytes: HEARD, silence: 300 }));
    server.post('/', (request) => request.body);
    await server.listen({ port: 0, host: '127.0.0.1' });
    ({ port } = server.server.address() as AddressInfo);
  });
  afterAll(async () => await server.close());

  /** Announces a body, and says nothing of it yet. */
  async function announce(length: number): Promise<{ socket: Socket; answer: Promise<string> }> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST / HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`,
    );
    let text = '';
    const answer = new Promise<string>((resolve) => {
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(text));
    });
    return { socket, answer };
  }

  it('answers who has said all', async () => {
    const { socket, answer } = await announce(HEARD / 2);
    let failure: Error | undefined;
    socket.on('error', (error) => (failure = error));
    for (let sent = 0; sent < HEARD / 2; sent += 100_000) {
      socket.write(Buffer.alloc(100_000, 0x20));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await answer).toContain('413');
    expect(failure).toBeUndefined();
  });

  it('waits no longer for who has fallen silent', async () => {
    const { answer } = await announce(HEARD / 2);
    expect(await answer).toContain('413');
  });

  it('cuts off who does not end', async () => {
    const { socket, answer } = await announce(100 * HEARD);
    const timer = setInterval(() => {
      if (socket.writable && socket.writableLength < 1_000_000) socket.write(Buffer.alloc(500_000));
    }, 1);
    await answer;
    clearInterval(timer);
    expect(socket.bytesWritten).toBeGreaterThan(HEARD);
    expect(socket.bytesWritten).toBeLessThan(50 * HEARD);
  });

  it('keeps a good request as it is', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json' },
    });
    expect(await answer.json()).toEqual({ a: 1 });
  });
});
