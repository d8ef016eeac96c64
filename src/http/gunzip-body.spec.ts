import { Readable } from 'node:stream';
import { createGzip, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { gunzipBody } from './gunzip-body.js';

const LIMIT = 100_000;

describe('gunzipBody', () => {
  const server = fastify({ bodyLimit: LIMIT });
  let url: string;

  beforeAll(async () => {
    server.addHook('preParsing', gunzipBody(LIMIT));
    server.post('/', (request) => request.body);
    url = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => await server.close());

  const post = async (body: Buffer | Readable, encoding?: string): Promise<Response> =>
    await fetch(url, {
      method: 'POST',
      body: body instanceof Readable ? (Readable.toWeb(body) as ReadableStream) : Uint8Array.from(body),
      duplex: 'half',
      headers: { 'content-type': 'application/json', ...(encoding && { 'content-encoding': encoding }) },
    });

  const json = Buffer.from(JSON.stringify({ text: '卡死了'.repeat(1_000) }));

  it.each(['gzip', 'GZIP'])('unpacks %j', async (encoding) => {
    expect(await (await post(gzipSync(json), encoding)).text()).toBe(json.toString());
  });

  it.each([undefined, 'identity'])('leaves %j alone', async (encoding) => {
    expect(await (await post(json, encoding)).text()).toBe(json.toString());
  });

  it('unpacks what comes in pieces, without a length', async () => {
    const packed = gzipSync(json);
    const pieces = Array.from(packed, (_, i) => packed.subarray(i, i + 1));
    expect(await (await post(Readable.from(pieces), 'gzip')).text()).toBe(json.toString());
  });

  it('takes exactly the limit and not a byte more', async () => {
    const packed = (size: number): Buffer => gzipSync(`"${'x'.repeat(size - 2)}"`);
    expect((await post(packed(LIMIT), 'gzip')).status).toBe(200);
    expect((await post(packed(LIMIT + 1), 'gzip')).status).toBe(413);
  });

  it('stops at the limit in a body that never ends', async () => {
    const zeros = new Readable({ read: (size) => zeros.push(Buffer.alloc(size)) });
    const answer = await post(zeros.pipe(createGzip()), 'gzip');
    zeros.destroy();
    expect(answer.status).toBe(413);
  });

  it.each([
    ['no gzip at all', json],
    ['a gzip cut short', gzipSync(json).subarray(0, -20)],
  ])('refuses %s', async (_what, body) => {
    expect((await post(body, 'gzip')).status).toBe(400);
  });

  it.each(['br', 'deflate', 'gzip, gzip', 'zstd'])('refuses %j and names what it takes', async (encoding) => {
    const answer = await post(json, encoding);
    expect(answer.headers.get('accept-encoding')).toBe('gzip');
    expect(((await answer.json()) as { message: string }).message).toContain('gzip');
  });
});
