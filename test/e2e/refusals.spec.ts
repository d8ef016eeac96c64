import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KEY, startAppProcess, type AppProcess } from '../support/app-process.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { sendRaw } from '../support/raw-http.js';

const bearer = { authorization: `Bearer ${KEY}` };
const json = { ...bearer, 'content-type': 'application/json' };

/** Every error looks like this, whoever refuses: router, parser, schema, or Node itself. */
const refusal = (status: number, code: string): object => ({
  status,
  code,
  text: expect.stringMatching(/\p{Script=Han}/u),
  message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[ -~]*[a-z][ -~]*$/) },
});

describe('what the server does not take', () => {
  let database: FreshDatabase;
  let app: AppProcess;

  beforeAll(async () => {
    database = await freshDatabase();
    const redisUrl = process.env['TEST_REDIS_URL']!;
    app = await startAppProcess({ redisUrl, databaseUrl: database.url, prefix: 'refusals', role: 'api' });
  }, 60_000);

  afterAll(async () => {
    await app.stop();
    await database.drop();
  });

  const send = async (body: string | Buffer, headers: Record<string, string>): Promise<Response> =>
    await fetch(`${app.url}/api/v1/messages`, {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : Uint8Array.from(body),
    });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/json',
  ])('refuses the content type %s and names those it takes', async (type) => {
    const answer = await send('[]', { ...bearer, 'content-type': type });
    const said = (await answer.json()) as { message: { zh: string; en: string } };
    expect(said).toEqual(refusal(415, 'media_type'));
    for (const words of Object.values(said.message)) {
      expect(words).toMatch(/application\/json.*application\/x-ndjson/);
    }
  });

  it('takes gzip, of JSON and of NDJSON', async () => {
    const message = { roomId: 'packed', id: 'm-1', text: '主播好' };
    const packed = { ...json, 'content-encoding': 'gzip' };
    const first = await send(gzipSync(JSON.stringify([message])), packed);
    expect(await first.json()).toMatchObject({ accepted: 1, duplicate: 0 });
    const lines = [message, { ...message, id: 'm-2' }].map((one) => JSON.stringify(one)).join('\n');
    const second = await send(gzipSync(lines), { ...packed, 'content-type': 'application/x-ndjson' });
    expect(await second.json()).toMatchObject({ accepted: 1, duplicate: 1 });
  });

  it.each([
    ['a gzip that unpacks to too much', gzipSync(Buffer.alloc(64 * 1024 * 1024)), 'gzip', 413, 'too_large'],
    ['a gzip that is none', Buffer.from('[]'), 'gzip', 400, 'malformed'],
    ['an encoding it does not know', Buffer.from('[]'), 'br', 415, 'content_encoding'],
  ])('refuses %s', async (_what, body, encoding, status, code) => {
    const answer = await send(body, { ...json, 'content-encoding': encoding });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual(refusal(status, code));
  });

  it.each([
    ['half a letter in an address of the API', get('/api/v1/rooms/%ff'), 400, 'malformed'],
    ['half a letter in any address', get('/assets/%ff'), 400, 'malformed'],
    ['an address of nothing', get('/api/v1/nothing'), 404, 'not_found'],
    ['a room id longer than any', head('PUT', `/api/v1/rooms/${'r'.repeat(300)}`), 414, 'path_too_long'],
    ['a way out of the folder', get('/%2e%2e/package.json'), 403, 'refused'],
    ['a way out by backslashes', get('/assets/..%5c..%5cpackage.json'), 403, 'refused'],
    ['a byte that ends strings', get('/%00'), 403, 'refused'],
    ['no HTTP', 'HELO x\r\n\r\n', 400, 'malformed'],
    ['too much of a header', get('/', `X: ${'x'.repeat(20_000)}`), 431, 'headers_too_large'],
    ['a WebSocket without a key', get('/api/v1/messages', upgrade()), 401, 'key_missing'],
    [
      'a WebSocket of another age',
      get('/api/v1/messages', upgrade(`Authorization: Bearer ${KEY}`)),
      400,
      'malformed',
    ],
  ])('says of %s what it says of all', async (_what, request, status, code) => {
    const [head = '', body = ''] = (await sendRaw(app.url, request)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(JSON.parse(body)).toEqual(refusal(status, code));
  });

  it('asks for the key before it reads a body', async () => {
    const packed = { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' };
    const answer = await send(Buffer.from('no gzip at all'), packed);
    expect(await answer.json()).toEqual(refusal(401, 'key_missing'));
  });

  it('reads no further than one message too many', async () => {
    const lines = gzipSync('x\n'.repeat(4_000_000));
    const answer = await send(lines, {
      ...bearer,
      'content-type': 'application/x-ndjson',
      'content-encoding': 'gzip',
    });
    expect(await answer.json()).toEqual(refusal(413, 'too_many_messages'));
  });

  it('survives what is no gzip where nobody reads it', async () => {
    const notGzip = `Content-Encoding: gzip\r\nContent-Length: 4\r\nContent-Type: text/plain`;
    for (const method of ['GET', 'POST', 'PUT']) {
      await sendRaw(app.url, `${head(method, '/health/live', notGzip)}none`);
      await sendRaw(app.url, `${head(method, '/api/v1/messages', notGzip)}none`);
    }
    const message = { roomId: 'r', id: 'after', text: '还在吗' };
    const answer = await send(gzipSync(JSON.stringify([message])), { ...json, 'content-encoding': 'gzip' });
    expect(await answer.json()).toMatchObject({ accepted: 1 });
    expect(app.child.exitCode).toBeNull();
  });

  it('lets a refused WebSocket go, also when its client does not', async () => {
    const { port, hostname } = new URL(app.url);
    const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    socket.write(get('/api/v1/messages', upgrade()));
    socket.resume();
    await once(socket, 'end');
    const lost = new Promise((resolve) => socket.once('error', resolve));
    const knocking = setInterval(() => socket.write('x'), 20);
    expect(await lost).toHaveProperty('code', expect.stringMatching(/EPIPE|ECONNRESET/));
    clearInterval(knocking);
  });

  it('says which parameter is wrong, and takes the longest room id in the rarest letters', async () => {
    const name = async (roomId: string): Promise<Response> =>
      await fetch(`${app.url}/api/v1/rooms/${encodeURIComponent(roomId)}`, {
        method: 'PUT',
        headers: json,
        body: JSON.stringify({ name: '直播间' }),
      });
    const wrong = await name('a b');
    expect(wrong.status).toBe(400);
    expect(((await wrong.json()) as { message: { en: string } }).message.en).toContain('roomId:');
    expect((await name('𠮷'.repeat(65))).status).toBe(400);
    expect((await name('𠮷'.repeat(64))).status).toBe(204);
  });
});

function get(path: string, header?: string): string {
  return head('GET', path, header);
}

function head(method: string, path: string, header = 'X: y'): string {
  return `${method} ${path} HTTP/1.1\r\nHost: x\r\n${header}\r\nConnection: close\r\n\r\n`;
}

function upgrade(header = 'X: y'): string {
  return `${header}\r\nUpgrade: websocket\r\nConnection: Upgrade`;
}
