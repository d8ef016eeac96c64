import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { IngestClient, IngestRefused, IngestUnreachable, type OutgoingMessage } from './ingest-client.js';
import { replay, type ReplayChoices } from './replay.js';
import { emptyTally, isAccountedFor, summarise } from './tally.js';

/** A door that answers what the test tells it to: a status, or nothing at all. */
type Door = (
  messages: OutgoingMessage[],
) => { status: number; body?: unknown; retryAfter?: string } | 'hang up';

let server: Server;
let folder: string;
let door: Door;
let received: OutgoingMessage[];

const accept: Door = (messages) => ({
  status: 202,
  body: { accepted: messages.length, duplicate: 0, rejected: [] },
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'changkong-replay-spec-'));
  door = accept;
  received = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const messages = JSON.parse(Buffer.concat(chunks).toString()) as OutgoingMessage[];
      const answer = door(messages);
      if (answer === 'hang up') return request.socket.destroy();
      if (answer.status === 202) received.push(...messages);
      if (answer.retryAfter) response.setHeader('retry-after', answer.retryAfter);
      response.writeHead(answer.status).end(JSON.stringify(answer.body ?? {}));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const client = (patience = 10_000) =>
  new IngestClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 'key', patience);

function write(lines: readonly string[], zip = false): string {
  const file = join(folder, 'recording');
  const text = lines.join('\n');
  writeFileSync(file, zip ? gzipSync(text) : text);
  return file;
}

const choices = (file: string, more: Partial<ReplayChoices> = {}): ReplayChoices => ({
  file,
  room: 'r1',
  speed: Infinity,
  from: 0,
  longestGap: 60_000,
  lasts: Infinity,
  runName: 'run',
  signal: new AbortController().signal,
  onReady: () => undefined,
  onSent: () => undefined,
  ...more,
});

const line = (t_ms: number, text: string) => JSON.stringify({ t_ms, user: 'u1', text });

describe('replay', () => {
  it.each([false, true])(
    'sends a file in order of time and accounts for every line (gzip: %s)',
    async (zip) => {
      const file = write([line(20, '三'), line(-10, '一'), '', 'nonsense', line(5, '二')], zip);
      const tally = emptyTally();
      await replay(choices(file), client(), tally);
      expect(received.map(({ text, id, roomId }) => [text, id, roomId])).toEqual([
        ['一', 'run:2', 'r1'],
        ['二', 'run:5', 'r1'],
        ['三', 'run:1', 'r1'],
      ]);
      expect(tally).toMatchObject({ lines: 5, blank: 1, bad: 1, sent: 3, accepted: 3 });
      expect(tally.badLines[0]).toMatch(/^4: /);
      expect(isAccountedFor(tally)).toBe(true);
    },
  );

  it('keeps the rhythm of the recording, so many times as fast', async () => {
    const file = write([line(0, '一'), line(4_000, '二'), line(10_000, '三')]);
    await replay(choices(file, { speed: 100 }), client(), emptyTally());
    const [first, ...later] = received.map(({ sentAt }) => sentAt);
    expect(later.map((at) => at - first!)).toEqual([40, 100]);
  });

  it('tells what the server rejected and what was there before', async () => {
    const reason = { index: 1, field: 'text', reason: '空' };
    door = () => ({ status: 202, body: { accepted: 1, duplicate: 1, rejected: [reason] } });
    const tally = emptyTally();
    await replay(choices(write([line(1, 'a'), line(2, ''), line(3, 'c')])), client(), tally);
    expect(isAccountedFor(tally)).toBe(true);
    expect(summarise(tally, 1)).toContain('text: 空');
  });

  it('says so when an answer leaves a message out', async () => {
    door = () => ({ status: 202, body: { accepted: 1, duplicate: 0, rejected: [] } });
    const tally = emptyTally();
    await replay(choices(write([line(1, 'a'), line(2, 'b')])), client(), tally);
    expect(isAccountedFor(tally)).toBe(false);
  });

  it('counts what is left when it is told to end early', async () => {
    const tally = emptyTally();
    const file = write([line(0, 'a'), line(50_000, 'b'), line(51_000, 'c')]);
    await replay(choices(file, { speed: 1, lasts: 1_000 }), client(), tally);
    expect(tally).toMatchObject({ sent: 1, notPlayed: 2 });
    expect(isAccountedFor(tally)).toBe(true);
  });

  it('counts what it left out at the beginning', async () => {
    const tally = emptyTally();
    await replay(
      choices(write([line(-9_000, 'a'), line(0, 'b'), line(1, 'c')]), { from: 9_000 }),
      client(),
      tally,
    );
    expect(received.map(({ text }) => text)).toEqual(['b', 'c']);
    expect(tally).toMatchObject({ sent: 2, notPlayed: 1 });
    expect(isAccountedFor(tally)).toBe(true);
  });

  it('plays only the room that was asked for', async () => {
    const lines = ['a', 'b', 'a'].map((room, minute) =>
      JSON.stringify({ room, day: '2024-5-1', minute, text: room }),
    );
    const tally = emptyTally();
    await replay(choices(write(lines), { room: 'a' }), client(), tally);
    expect(received.map(({ roomId }) => roomId)).toEqual(['a', 'a']);
    expect(tally.otherRooms).toBe(1);
  });

  it.each([
    ['no such file', '/nowhere/recording', undefined, 'ENOENT'],
    ['a torn gzip file', 'torn', undefined, 'Z_BUF_ERROR'],
    ['nothing that it can read', ['nonsense'], undefined, '没有可播放的弹幕'],
    ['no room', [line(1, 'a')], undefined, '--room'],
    ['not the room', [JSON.stringify({ room: 'a', day: '2024-5-1', minute: 1, text: 'a' })], 'b', 'b'],
  ])('says in one line that there is %s', async (_, lines, room, said) => {
    const torn = join(folder, 'torn');
    writeFileSync(torn, gzipSync(line(1, '来了')).subarray(0, -10));
    const file = lines === 'torn' ? torn : typeof lines === 'string' ? lines : write(lines);
    const played = replay(choices(file, { room }), client(), emptyTally());
    await expect(played).rejects.toMatchObject({
      name: 'ReplayError',
      message: expect.stringContaining(said),
    });
  });
});

describe('IngestClient', () => {
  const message: OutgoingMessage = {
    roomId: 'r',
    source: 's',
    id: '1',
    userId: 'u',
    text: '来了',
    sentAt: 1,
  };

  it('sends again what was refused for a while or not answered', async () => {
    const answers: ReturnType<Door>[] = [{ status: 429, retryAfter: '0' }, 'hang up', { status: 503 }];
    door = (messages) => answers.shift() ?? accept(messages);
    expect(await client().send([message])).toEqual({ accepted: 1, duplicate: 0, rejected: [] });
    expect(received).toEqual([message]);
  });

  it('does not insist where insisting does not help', async () => {
    door = () => ({ status: 401, body: { message: { zh: '采集密钥无效', en: 'unknown ingest key' } } });
    const sending = client().send([message]);
    await expect(sending).rejects.toBeInstanceOf(IngestRefused);
    await expect(sending).rejects.toThrow('采集密钥无效 / unknown ingest key');
  });

  it('gives up when nobody answers for longer than its patience', async () => {
    door = () => 'hang up';
    await expect(client(0).send([message])).rejects.toBeInstanceOf(IngestUnreachable);
  });
});
