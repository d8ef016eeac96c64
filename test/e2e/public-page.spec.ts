import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { RedisPublicBoard } from '../../src/adapters/redis/board/redis-public-board.js';
import { startAppProcess, type AppProcess } from '../support/app-process.js';
import { openEventStream } from '../support/event-stream-client.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

const PREFIX = 'public-page';

describe('the public page of a running server', () => {
  let database: FreshDatabase;
  let app: AppProcess;
  let redis: Redis;

  beforeAll(async () => {
    database = await freshDatabase();
    const redisUrl = process.env['TEST_REDIS_URL']!;
    redis = new Redis(redisUrl);
    app = await startAppProcess({ redisUrl, databaseUrl: database.url, prefix: PREFIX, role: 'api' });
  }, 60_000);

  afterAll(async () => {
    redis.disconnect();
    await app.stop();
    await database.drop();
  });

  const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    await fetch(`${app.url}${path}`, { headers });

  it('gives its script to pages of any site, once until it changes', async () => {
    const answer = await get('/embed.js');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
      'x-content-type-options': 'nosniff',
    });
    expect(await answer.text()).toBe(readFileSync('public-page/embed.js', 'utf8'));
    const again = await get('/embed.js', { 'if-none-match': answer.headers.get('etag')! });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('has a page for a room, under rules stricter than those of the console, which stay what they are', async () => {
    const page = await get(`/room-page/${encodeURIComponent('主会场')}`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('data-room="主会场"');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    expect((await get('/room-page/a%20b')).status).toBe(400);

    const desk = await get('/');
    expect(desk.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(desk.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(desk.headers.get('access-control-allow-origin')).toBeNull();
    expect((await get('/api/v1/session')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('tells a stream what another process publishes, and ends it when it stops', async () => {
    const stream = await openEventStream(`${app.url}/public/v1/rooms/main/announcements/stream`);
    await until(() => stream.events.length, Boolean);
    const board = new RedisPublicBoard(redis, redis, PREFIX, { now: () => Date.now() });
    const text = '画面已恢复，优惠照常。';
    await board.post({ key: 'k', roomId: 'main', announcementId: 'a', text, pinned: false, at: Date.now() });
    await until(
      () => stream.events.length,
      (count) => count === 2,
    );
    expect(stream.events[1]).toMatchObject({ name: 'announcement', data: { id: 'a', text } });
    expect(stream.headers.get('x-content-type-options')).toBe('nosniff');
    expect(stream.headers.get('set-cookie')).toBeNull();
    expect(await app.stop()).toBe(0);
    expect(await stream.ended).toBe('ended');
  });
});
