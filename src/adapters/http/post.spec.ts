import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { inspect } from 'node:util';
import { ChannelBusy, ChannelRefused } from '../../core/delivery/channel-errors.js';
import { checkStatus, post } from './post.js';

const KEY = 'the-key-in-the-address';
const NOW = Date.parse('2025-11-11T12:00:00Z');

describe('post', () => {
  let server: Server;
  let answer: RequestListener;
  let asked = 0;
  beforeEach(async () => {
    asked = 0;
    server = createServer((request, response) => {
      asked += 1;
      answer(request, response);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(async () => {
    server.closeAllConnections();
    await once(server.close(), 'close');
  });

  const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = async (signal?: AbortSignal) =>
    await post({ url: `${address()}/${KEY}?key=${KEY}`, body: '{"a":"好"}', ...(signal && { signal }) });
  const failure = async (signal?: AbortSignal): Promise<unknown> =>
    await send(signal).catch((error: unknown) => error);

  it('posts the body as JSON and brings back what was answered', async () => {
    const heard: unknown[] = [];
    answer = (request, response) => {
      void text(request).then((body) => {
        heard.push(request.method, request.headers['content-type'], body);
        response.writeHead(503, { 'retry-after': '7' }).end('好');
      });
    };
    expect(await send()).toEqual({
      host: new URL(address()).host,
      status: 503,
      text: '好',
      retryAfter: '7',
    });
    expect(heard).toEqual(['POST', 'application/json; charset=utf-8', '{"a":"好"}']);
  });

  it('follows no redirect', async () => {
    answer = (_, response) => response.writeHead(302, { location: `${address()}/elsewhere` }).end();
    expect(await send()).toMatchObject({ status: 302 });
    expect(asked).toBe(1);
  });

  it('reads an answer no further than it may be long', async () => {
    answer = (_, response) => {
      response.writeHead(200);
      const pour = (): void => {
        while (!response.destroyed && response.write('x'.repeat(50_000)));
        response.once('drain', pour);
      };
      pour();
    };
    expect((await send()).text).toBe('x'.repeat(65_536));
  });

  it.each<[string, RequestListener]>([
    ['nothing comes', () => undefined],
    ['only the head comes', (_, response) => response.writeHead(200).write('{')],
  ])('gives up when %s', async (_, behaviour) => {
    answer = behaviour;
    const error = await failure(AbortSignal.timeout(50));
    expect(error).toBeInstanceOf(ChannelBusy);
    expect(inspect(error)).toContain('TimeoutError');
    expect(inspect(error)).not.toContain(KEY);
  });

  it('says that the line broke, and not of which address', async () => {
    answer = (request) => request.socket.destroy();
    const error = await failure();
    expect(error).toBeInstanceOf(ChannelBusy);
    expect(inspect(error)).not.toContain(KEY);
  });
});

describe('checkStatus', () => {
  const failure = (status: number, retryAfter?: string): unknown => {
    try {
      checkStatus({ host: 'h', status, text: KEY, ...(retryAfter !== undefined && { retryAfter }) }, NOW);
      return undefined;
    } catch (error) {
      return error;
    }
  };

  it.each([200, 201, 202, 204])('takes %d', (status) => {
    expect(failure(status)).toBeUndefined();
  });

  it.each([301, 302, 307, 400, 401, 403, 404, 410, 413, 422])('is refused by %d', (status) => {
    expect(failure(status)).toBeInstanceOf(ChannelRefused);
  });

  it.each([408, 425, 429, 500, 502, 503, 504])('tries again after %d', (status) => {
    expect(failure(status)).toBeInstanceOf(ChannelBusy);
  });

  it.each([
    ['30', 30_000],
    ['Tue, 11 Nov 2025 12:00:45 GMT', 45_000],
    ['Tue, 11 Nov 2025 11:00:00 GMT', 0],
    ['9999999999', 3_600_000],
    ['soon', undefined],
    [undefined, undefined],
  ])('reads Retry-After %s', (retryAfter, ms) => {
    expect((failure(429, retryAfter) as ChannelBusy).retryAfterMs).toBe(ms);
  });
});
