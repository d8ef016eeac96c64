import { describe, expect, it } from '@jest/globals';
import { DEADLINE_MS } from '../../src/adapters/http/post.js';
import type { SignedTarget } from '../../src/adapters/http/post-signed.js';
import { ROOM_ACTION_TYPES } from '../../src/adapters/room-actions/room-action-types.js';
import { RoomPageActions } from '../../src/adapters/room-actions/room-page-actions.js';
import { RoomToolActions } from '../../src/adapters/room-actions/room-tool-actions.js';
import { ChannelRefused } from '../../src/core/delivery/channel-errors.js';
import type { OutgoingAction, RoomAction } from '../../src/core/delivery/outgoing.js';
import type { PublicBoard } from '../../src/ports.js';
import { BridgeServer } from '../support/bridge-server.js';
import { describeRoomActions, type ActionsStage } from '../support/room-actions-suite.js';
import { openSharedBoard } from '../support/shared-board.js';
import { describeSignedHttp } from '../support/signed-http-suite.js';

const clock = { now: () => Date.now() };
const SHORT_MS = 50;

const ACTIONS: readonly RoomAction[] = [
  { type: 'mute', userId: '用户-1', seconds: 600 },
  { type: 'unmute', userId: '用户-1' },
  { type: 'remove', userId: '用户-2' },
  { type: 'slow', seconds: 10 },
  { type: 'slow', seconds: 0 },
  { type: 'pin', text: '官方不会私聊您转账。' },
  { type: 'unpin' },
];

const outgoing = (action: RoomAction, key = 'k'): OutgoingAction => ({
  key,
  roomId: 'room-1',
  actionId: 'x1',
  at: 1_764_000_000_000,
  action,
});

const roomTool = ({ url, secret }: SignedTarget, timeoutMs = DEADLINE_MS): RoomToolActions =>
  new RoomToolActions({ name: '中控台', url, secret, timeoutMs }, clock);
const roomPage = (board: PublicBoard, timeoutMs = DEADLINE_MS): RoomPageActions =>
  new RoomPageActions({ name: '房间页面', timeoutMs }, board);

describe('the room tool', () => {
  describeRoomActions(async (): Promise<ActionsStage> => {
    const [server, hanging] = await Promise.all([BridgeServer.start(), BridgeServer.start()]);
    hanging.trouble = 'hang';
    return {
      actions: roomTool(server),
      colleague: roomTool(server),
      unanswered: roomTool(hanging, SHORT_MS),
      possible: ACTIONS,
      count: async () => await Promise.resolve(server.done.length),
      close: async () => {
        await Promise.all([server.close(), hanging.close()]);
      },
    };
  });

  describeSignedHttp(
    (target, timeoutMs) => async (key) =>
      await roomTool(target, timeoutMs).act(outgoing({ type: 'unpin' }, key)),
  );

  it('is told what to do, and to whom', async () => {
    const server = await BridgeServer.start();
    for (const [i, action] of ACTIONS.entries()) await roomTool(server).act(outgoing(action, `k${i}`));
    expect(server.done).toEqual(
      ACTIONS.map((action, i) => ({
        path: '/hook/actions',
        key: `k${i}`,
        body: { key: `k${i}`, roomId: 'room-1', actionId: 'x1', action, at: 1_764_000_000_000 },
      })),
    );
    await server.close();
  });
});

describe('our own page', () => {
  const PIN: RoomAction = { type: 'pin', text: '官方不会私聊您转账。' };

  describeRoomActions(async (): Promise<ActionsStage> => {
    const { board, colleague, unanswered, close } = await openSharedBoard();
    let seen = '0-0';
    let count = 0;
    return {
      actions: roomPage(board),
      colleague: roomPage(colleague),
      unanswered: roomPage(unanswered, SHORT_MS),
      possible: [PIN, { type: 'unpin' }],
      count: async () => {
        // Only what is pinned or taken away just now: nothing ever waits here.
        for (;;) {
          const changes = (await board.end()) === seen ? [] : await board.next(seen, 1);
          if (changes.length === 0) return count;
          count += changes.length;
          seen = changes.at(-1)!.cursor;
        }
      },
      close,
    };
  });

  it('shows what is pinned until it is taken away', async () => {
    const { board, close } = await openSharedBoard();
    const actions = roomPage(board);
    await actions.act(outgoing(PIN, 'k1'));
    expect(await board.latest('room-1')).toMatchObject([{ text: PIN.text, pinned: true }]);
    await actions.act(outgoing({ type: 'unpin' }, 'k2'));
    expect(await board.latest('room-1')).toMatchObject([{ ended: 'withdrawn' }]);
    await close();
  });

  it('says what it can do', () => {
    expect(roomPage(undefined as never).can).toEqual(['pin', 'unpin']);
    const can: readonly string[] = roomTool({ url: 'http://x', secret: '' }).can;
    expect(ACTIONS.every(({ type }) => can.includes(type))).toBe(true);
  });

  it.each(ACTIONS.filter(({ type }) => type !== 'pin' && type !== 'unpin'))(
    'refuses to $type',
    async (action) => {
      const actions = roomPage(undefined as never);
      await expect(actions.act(outgoing(action))).rejects.toBeInstanceOf(ChannelRefused);
    },
  );
});

describe('what a desk file says of room actions', () => {
  it.each(Object.entries(ROOM_ACTION_TYPES))('makes a %s', (type, { create }) => {
    const target = { url: 'http://127.0.0.1:9/bridge', secret: '0123456789abcdef' };
    const given = { name: '中控台', ...(type === 'room-page' ? {} : target) };
    expect(create(given, { clock, board: undefined as never }).name).toBe('中控台');
  });
});
