import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Broadcast } from '../../src/core/review/broadcast.js';
import type { BroadcastReview, ResponseReview, ScriptEffects } from '../../src/review/read-review.js';
import { bring, signIn, startAppProcess, type AppProcess } from '../support/app-process.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

describe('looking back, over HTTP', () => {
  let database: FreshDatabase;
  let app: AppProcess;
  let cookie: string;

  beforeAll(async () => {
    database = await freshDatabase();
    const redisUrl = process.env['TEST_REDIS_URL']!;
    app = await startAppProcess({ redisUrl, databaseUrl: database.url, prefix: 'review' });
    cookie = await signIn(app.url);
  }, 60_000);

  afterAll(async () => {
    await app.stop();
    await database.drop();
  });

  async function get<T>(path: string): Promise<{ status: number; body: T & { code?: string } }> {
    const answer = await fetch(`${app.url}/api/v1/${path}`, { headers: { cookie } });
    return { status: answer.status, body: (await answer.json()) as T & { code?: string } };
  }

  it('finds the broadcast of a room that somebody has written in', async () => {
    await bring(app.url, [{ roomId: 'r1', id: 'm-1', userId: 'u-1', text: '主播好呀' }]);
    const { body } = await until(
      async () => await get<Broadcast[]>('broadcasts?room=r1'),
      (answer) => answer.body.length > 0,
    );
    expect(body).toMatchObject([{ roomId: 'r1', startedAt: expect.any(Number) }]);
    expect((await get<Broadcast[]>(`broadcasts?before=${body[0]!.id}`)).body).toEqual([]);
    const review = await get<BroadcastReview>(`broadcasts/${body[0]!.id}`);
    expect(review.body).toMatchObject({
      broadcast: { id: body[0]!.id },
      incidents: [],
      uses: [],
      compensation: { total: 0 },
      figures: { all: { incidents: 0 }, statements: { needed: 0 } },
    });
  }, 90_000);

  it('tells figures of a week, and effects with their limits', async () => {
    const { body } = await get<ResponseReview>('review/response');
    expect(body.to - body.from).toBe(7 * 86_400_000);
    expect(body.days).toEqual([]);
    expect((await get<ScriptEffects>('review/script-effects')).body).toMatchObject({
      scripts: [],
      limits: { zh: expect.any(String) },
    });
  });

  it.each([
    [400, 'invalid', 'broadcasts?room=no%20spaces'],
    [400, 'invalid', 'broadcasts?before=1'],
    [400, 'invalid', 'broadcasts/1'],
    [404, 'broadcast_unknown', 'broadcasts/01938000-0000-7000-8000-000000000001'],
    [400, 'invalid', 'review/response?from=2&to=1'],
    [400, 'invalid', 'review/response?from=0&to=99999999999'],
    [400, 'invalid', 'review/response?from=yesterday'],
  ])('answers %i %s to %s', async (status, code, path) => {
    expect(await get(path)).toMatchObject({ status, body: { code } });
  });

  it('tells nobody who is not signed in', async () => {
    for (const path of ['broadcasts', 'review/response', 'review/script-effects']) {
      expect((await fetch(`${app.url}/api/v1/${path}`)).status).toBe(401);
    }
  });
});
