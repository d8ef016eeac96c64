import { describe, expect, it } from '@jest/globals';
import { DEADLINE_MS } from '../../src/adapters/http/post.js';
import type { SignedTarget } from '../../src/adapters/http/post-signed.js';
import { RoomPagePublisher } from '../../src/adapters/publishers/room-page-publisher.js';
import { RoomToolPublisher } from '../../src/adapters/publishers/room-tool-publisher.js';
import { WebhookPublisher } from '../../src/adapters/publishers/webhook-publisher.js';
import { PUBLISHER_TYPES } from '../../src/adapters/publishers/publisher-types.js';
import type { OutgoingText } from '../../src/core/delivery/outgoing.js';
import type { PublicBoard, Publisher } from '../../src/ports.js';
import { BridgeServer, type Done } from '../support/bridge-server.js';
import { describePublisher, type PublisherStage, type Shown } from '../support/publisher-suite.js';
import { openSharedBoard } from '../support/shared-board.js';
import { describeSignedHttp } from '../support/signed-http-suite.js';

const clock = { now: () => Date.now() };
const LIMITS = { longest: 100, longestPinned: 200 };
const SHORT_MS = 50;

const outgoing = (more: Partial<OutgoingText> = {}): OutgoingText => ({
  key: 'k',
  roomId: 'room-1',
  announcementId: 'a1',
  text: '画面已恢复。',
  pinned: false,
  at: 1_764_000_000_000,
  ...more,
});

type OpenPublisher = (target: SignedTarget, timeoutMs?: number) => Publisher;

const webhook: OpenPublisher = ({ url, secret }, timeoutMs = DEADLINE_MS) =>
  new WebhookPublisher(
    { name: '伙伴站', url, secret, timeoutMs, audiences: ['room', 'social'], comesBack: true },
    clock,
  );
const roomTool: OpenPublisher = ({ url, secret }, timeoutMs = DEADLINE_MS) =>
  new RoomToolPublisher({ name: '中控台', url, secret, timeoutMs, ...LIMITS }, clock);
const roomPage = (board: PublicBoard, timeoutMs = DEADLINE_MS): Publisher =>
  new RoomPagePublisher({ name: '房间页面', timeoutMs }, board);

/** Parts of one text stand under one key. */
function textsOf(done: readonly Done[], roomId: string): Shown[] {
  const texts = new Map<string, Shown>();
  for (const { key, body } of done) {
    if (body['roomId'] !== roomId) continue;
    const whole = key.split('#')[0]!;
    const { text = '', pinned = body['pinned'] === true } = texts.get(whole) ?? {};
    texts.set(whole, { text: text + (body['text'] as string), pinned });
  }
  return [...texts.values()];
}

const overHttp = (open: OpenPublisher) => async (): Promise<PublisherStage> => {
  const [server, hanging] = await Promise.all([BridgeServer.start(), BridgeServer.start()]);
  hanging.trouble = 'hang';
  return {
    publisher: open(server),
    colleague: open(server),
    unanswered: open(hanging, SHORT_MS),
    shown: async (roomId) => await Promise.resolve(textsOf(server.done, roomId)),
    close: async () => {
      await Promise.all([server.close(), hanging.close()]);
    },
  };
};

const onOurPage = async (): Promise<PublisherStage> => {
  const { board, colleague, unanswered, close } = await openSharedBoard();
  return {
    publisher: roomPage(board),
    colleague: roomPage(colleague),
    unanswered: roomPage(unanswered, SHORT_MS),
    shown: async (roomId) => (await board.latest(roomId)).map(({ text, pinned }) => ({ text, pinned })),
    close,
  };
};

const sendWith = (open: OpenPublisher) => (target: SignedTarget, timeoutMs?: number) => async (key: string) =>
  await open(target, timeoutMs).publish(outgoing({ key }));

describe('the webhook', () => {
  describePublisher(overHttp(webhook));
  describeSignedHttp(sendWith(webhook));

  it('tells all that is known of a text', async () => {
    const server = await BridgeServer.start();
    await webhook(server).publish(outgoing({ pinned: true }));
    await webhook(server).publish(outgoing({ key: 'k2', audience: 'social' }));
    expect(server.done).toEqual([
      { path: '/hook', key: 'k', body: outgoing({ pinned: true, audience: 'room' }) },
      { path: '/hook', key: 'k2', body: outgoing({ key: 'k2', audience: 'social' }) },
    ]);
    await server.close();
  });
});

describe('the room tool', () => {
  describePublisher(overHttp(roomTool));
  describeSignedHttp(sendWith(roomTool));

  it('says a long text in parts, in order, each under its key, and goes on where it stopped', async () => {
    const server = await BridgeServer.start();
    const text = `${'一'.repeat(70)}。${'二'.repeat(60)}。${'三'.repeat(90)}！`;
    const say = async () => await roomTool(server).publish(outgoing({ text }));
    server.trouble = 'lose-answer';
    await expect(say()).rejects.toThrow();
    server.trouble = 'none';
    expect(await say()).toMatchObject({ reference: 'id-1 id-2 id-3' });
    expect(server.done.map(({ path, key, body }) => [path, key, body['text']])).toEqual([
      ['/hook/announcements', 'k#1', `${'一'.repeat(70)}。`],
      ['/hook/announcements', 'k#2', `${'二'.repeat(60)}。`],
      ['/hook/announcements', 'k#3', `${'三'.repeat(90)}！`],
    ]);
    expect(server.done.map(({ body }) => [body['at'], body['part'], body['of']])).toEqual(
      [1, 2, 3].map((place) => [outgoing().at, place, 3]),
    );
    await server.close();
  });

  it('pins whole what fits, and else its beginning', async () => {
    const server = await BridgeServer.start();
    const fits = '可'.repeat(200);
    await roomTool(server).publish(outgoing({ text: fits, pinned: true }));
    await roomTool(server).publish(outgoing({ key: 'l', text: `${fits}长`, pinned: true }));
    expect(
      server.done.map(({ key, body }) => [key, (body['text'] as string).length, body['pinned']]),
    ).toEqual([
      ['k', 200, true],
      ['l#1', 100, true],
      ['l#2', 100, false],
      ['l#3', 1, false],
    ]);
    await server.close();
  });
});

describe('our own page', () => {
  describePublisher(onOurPage);
});

describe('what a desk file says of publishers', () => {
  const target = { url: 'https://partner.example/hook', secret: '0123456789abcdef' };
  const kit = { clock, board: undefined as never };

  it.each(Object.entries(PUBLISHER_TYPES))('makes a %s', (type, { settings, create }) => {
    const given = { name: '伙伴站', ...(type === 'room-page' ? {} : target) };
    expect(settings.parse(given)).toMatchObject({ rooms: [], timeoutMs: DEADLINE_MS });
    expect(settings.parse({ ...given, rooms: ['room-1'] }).rooms).toEqual(['room-1']);
    expect(create(given, kit).name).toBe('伙伴站');
    for (const wrong of [{ name: '有 空格' }, { rooms: [''] }, { room: 'x' }, { timeoutMs: 10_001 }]) {
      expect(() => create({ ...given, ...wrong }, kit)).toThrow();
    }
  });

  it('is told what is wrong, not what the secret is', () => {
    const { settings } = PUBLISHER_TYPES.webhook;
    for (const url of ['ftp://x/the-token', 'https://user:the-token@x']) {
      const { error } = settings.safeParse({ name: 'x', url, secret: 'too-short' });
      expect(error?.issues.map(({ path }) => path[0])).toEqual(['url', 'secret']);
      expect(error?.message).not.toMatch(/the-token|too-short/);
    }
  });
});
