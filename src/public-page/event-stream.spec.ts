import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStream, eventText } from './event-stream.js';

/** Longer than any test. */
const NEVER_MS = 100_000;

describe('EventStream', () => {
  let server: Server;
  let client: Socket;
  let heartbeatMs = NEVER_MS;

  beforeEach(async () => {
    heartbeatMs = NEVER_MS;
    server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(async () => {
    client.destroy();
    server.closeAllConnections();
    await once(server.close(), 'close');
  });

  /** A client that has asked and reads nothing yet. */
  const open = async (): Promise<{ stream: EventStream; closed: Promise<unknown> }> => {
    const asked = once(server, 'request');
    client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.on('error', () => undefined).write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    const [, response] = (await asked) as [unknown, ConstructorParameters<typeof EventStream>[0]];
    return {
      stream: new EventStream(response, { 'x-kept': 'y' }, heartbeatMs),
      closed: once(response, 'close'),
    };
  };

  const readUntil = async (end: string): Promise<string> => {
    let text = '';
    for await (const chunk of client) {
      text += String(chunk);
      if (text.includes(end)) break;
    }
    return text;
  };

  it('sends events as they are written, after a head that keeps proxies from collecting', async () => {
    const { stream } = await open();
    stream.send(eventText('announcement', '1-0', '{"text":"好"}'));
    const text = await readUntil('好"}\n\n');
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    for (const header of [
      'x-kept: y',
      'content-type: text/event-stream; charset=utf-8',
      'cache-control: no-store, no-transform',
      'x-accel-buffering: no',
    ]) {
      expect(text).toContain(`${header}\r\n`);
    }
    expect(text).toContain('event: announcement\nid: 1-0\ndata: {"text":"好"}\n\n');
  });

  it('gives a sign of life while nothing happens', async () => {
    heartbeatMs = 10;
    await open();
    expect(await readUntil(':\n\n')).toContain(':\n\n');
  });

  it('lets go of who does not read, before much has gathered', async () => {
    const { stream, closed } = await open();
    client.pause();
    let sent = 0;
    const text = 'x'.repeat(64 * 1024);
    const pour = setInterval(() => {
      stream.send(text);
      sent += text.length;
    });
    await closed;
    clearInterval(pour);
    // What the system's own buffers take, and then 256 kB.
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it('lets go of who has not taken in by the next sign of life what was sent before', async () => {
    heartbeatMs = 50;
    const { stream, closed } = await open();
    client.pause();
    stream.send('x'.repeat(64 * 1024 * 1024));
    await closed;
  });

  it('ends cleanly for who listens, and at once for who does not', async () => {
    const listening = await open();
    listening.stream.send(eventText('ready', '1-0', '{}'));
    const all = readUntil('\r\n0\r\n');
    await new Promise((resolve) => setImmediate(resolve));
    listening.stream.end();
    expect(await all).toContain('event: ready');
    client.destroy();

    const deaf = await open();
    client.pause();
    deaf.stream.send('x'.repeat(64 * 1024 * 1024));
    deaf.stream.end();
    await deaf.closed;
  });
});
