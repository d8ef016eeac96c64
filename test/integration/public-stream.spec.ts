import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PublicAnnouncement } from '../../src/core/delivery/public-announcement.js';
import { openEventStream, type EventStreamClient } from '../support/event-stream-client.js';
import { startPublicPage, VIEWER_LIMITS, type PublicPageApp } from '../support/public-page-app.js';
import { until } from '../support/until.js';

const LONG_AGO = Date.now() - 3_600_000;

describe('the announcements of a room, for everybody', () => {
  let page: PublicPageApp;
  let roomId: string;
  const clients: EventStreamClient[] = [];

  beforeAll(async () => {
    page = await startPublicPage();
  });
  beforeEach(() => {
    roomId = randomUUID();
  });
  afterEach(async () => {
    for (const client of clients) client.close();
    await Promise.all(clients.splice(0).map(async ({ ended }) => await ended));
  });
  afterAll(async () => await page.close());

  const addressOf = (path: string): string =>
    `${page.url}/public/v1/rooms/${encodeURIComponent(roomId)}/announcements${path}`;

  const open = async (query = '', headers: Record<string, string> = {}): Promise<EventStreamClient> => {
    // Each viewer at an address of his own, unless the test says otherwise.
    const from = { 'x-forwarded-for': `10.0.0.${clients.length}`, ...headers };
    const client = await openEventStream(addressOf(`/stream${query}`), from);
    clients.push(client);
    return client;
  };

  /** What it was told, once it was told so much. */
  const toldTo = async (client: EventStreamClient, count: number): Promise<string[]> => {
    await until(
      () => client.events.length,
      (length) => length >= count,
    );
    return client.events.map(({ name, data }) => {
      const { text, ended } = data as Partial<PublicAnnouncement>;
      return name === 'ready' ? name : [text, ended].filter(Boolean).join(' ');
    });
  };

  describe('as a list', () => {
    it('is there for pages of any site, without a cookie', async () => {
      await page.say(roomId, '画面已恢复\n<b>');
      const answer = await fetch(addressOf(''), { headers: { origin: 'https://elsewhere.example' } });
      expect(await answer.json()).toEqual({
        announcements: [
          expect.objectContaining({ id: '画面已恢复\n<b>', roomId, text: '画面已恢复\n<b>', pinned: false }),
        ],
      });
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'public, max-age=2',
      });
      expect(answer.headers.get('set-cookie')).toBeNull();
    });

    it('is empty for a room that nobody heard of, and refused for what is no room', async () => {
      expect(await (await fetch(addressOf(''))).json()).toEqual({ announcements: [] });
      roomId = 'a b';
      expect((await fetch(addressOf(''))).status).toBe(400);
    });
  });

  describe('as a stream', () => {
    it('tells first what is in force, then what comes', async () => {
      await page.say(roomId, '旧置顶', { pinned: true, at: LONG_AGO });
      await page.say(roomId, '置顶', { pinned: true, at: LONG_AGO + 1 });
      await page.say(roomId, '早先说过', { at: LONG_AGO });
      await page.say(roomId, '刚说');
      const client = await open();
      expect(await toldTo(client, 3)).toEqual(['置顶', '刚说', 'ready']);
      await page.say(randomUUID(), '别的房间');
      await page.say(roomId, '新的');
      await page.board.unpin(roomId, randomUUID(), Date.now());
      expect((await toldTo(client, 5)).slice(3)).toEqual(['新的', '置顶 withdrawn']);
      expect(Object.fromEntries(client.headers)).toMatchObject({
        'content-type': 'text/event-stream; charset=utf-8',
        'access-control-allow-origin': '*',
      });
    });

    it.each(['last-event-id', 'after'])('goes on from the last place seen, by %s', async (way) => {
      const first = await open();
      await page.say(roomId, '看到了', { pinned: true });
      await toldTo(first, 2);
      const seen = first.events.at(-1)!.id;
      first.close();
      await page.say(roomId, '错过一', { at: LONG_AGO });
      await page.say(roomId, '错过二', { pinned: true, at: Date.now() + 1 });
      const back = await (way === 'after' ? open(`?after=${seen}`) : open('?after=0-0', { [way]: seen }));
      expect(await toldTo(back, 4)).toEqual(['错过一', '看到了 replaced', '错过二', 'ready']);
      expect(back.events.at(-1)!.id).toBe(await page.board.end());
    });

    it('gives a place to go on from where nothing was said yet', async () => {
      const first = await open();
      await toldTo(first, 1);
      await page.say(roomId, '错过', { at: LONG_AGO });
      const back = await open(`?after=${first.events[0]!.id}`);
      expect(await toldTo(back, 2)).toEqual(['错过', 'ready']);
    });

    it.each(['x', '1-', '1-2-3', '%0a', '9'.repeat(99)])('takes no notice of the place %s', async (after) => {
      await page.say(roomId, '置顶', { pinned: true });
      expect(await toldTo(await open(`?after=${after}`), 2)).toEqual(['置顶', 'ready']);
    });

    it('tells once and in order what happens while the past is read', async () => {
      const witness = await open();
      page.board.beforeReading = async () => {
        await page.say(roomId, '一');
        await toldTo(witness, 2);
      };
      page.board.afterReading = async () => {
        await page.say(roomId, '二');
        await toldTo(witness, 3);
      };
      const client = await open();
      await page.say(roomId, '三');
      expect(await toldTo(client, 4)).toEqual(['一', 'ready', '二', '三']);
    });

    it('does not hold who only asks for the head', async () => {
      const answer = await fetch(addressOf('/stream'), { method: 'HEAD' });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('text/event-stream');
    });

    it('has places for so many of an address, and gives them back', async () => {
      const same = { 'x-forwarded-for': '10.9.9.9' };
      const held = await Promise.all(
        Array.from({ length: VIEWER_LIMITS.ofAddress }, async () => await open('', same)),
      );
      expect(held.map(({ status }) => status)).toEqual(held.map(() => 200));
      const refused = await open('', same);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
      held[0]!.close();
      await until(
        async () => (await open('', same)).status,
        (status) => status === 200,
      );
    });

    it('has places for so many in all', async () => {
      for (let i = 0; i < VIEWER_LIMITS.all; i++) expect((await open()).status).toBe(200);
      const refused = await fetch(addressOf('/stream'));
      expect(await refused.json()).toMatchObject({ status: 503, code: 'viewers_full' });
      expect(refused.headers.get('retry-after')).toBe('30');
    });

    it('keeps no place for one whose past could not be read', async () => {
      for (let i = 0; i < VIEWER_LIMITS.all + 1; i++) {
        page.board.afterReading = async () => await Promise.reject(new Error('Connection is closed.'));
        expect((await fetch(addressOf('/stream'))).status).toBe(503);
      }
      expect((await open()).status).toBe(200);
    });

    it('keeps no place for one who went while the past was read', async () => {
      for (let i = 0; i < VIEWER_LIMITS.all + 1; i++) {
        const going = new AbortController();
        page.board.afterReading = async () => {
          going.abort();
          await gone;
        };
        const gone = fetch(addressOf('/stream'), { signal: going.signal }).catch(() => 'gone');
        expect(await gone).toBe('gone');
      }
      await until(
        async () => (await open()).status,
        (status) => status === 200,
      );
    });
  });
});

describe('a server that stops', () => {
  it('ends every stream cleanly and waits for none', async () => {
    const page = await startPublicPage();
    const url = `${page.url}/public/v1/rooms/r/announcements/stream`;
    const clients = await Promise.all([1, 2, 3].map(async () => await openEventStream(url)));
    await until(() => clients.every(({ events }) => events.length === 1), Boolean);
    await page.close();
    expect(await Promise.all(clients.map(async ({ ended }) => await ended))).toEqual([
      'ended',
      'ended',
      'ended',
    ]);
  });
});
