import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AnnouncementDetail } from '../../src/announce/read-announcements.js';
import type { AnnouncementView } from '../../src/core/announcement/view.js';
import { startAppProcess, type AppProcess } from '../support/app-process.js';
import { BridgeServer } from '../support/bridge-server.js';
import { openDesk, type Desk } from '../support/desk-people.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';

const TEXT = '声音已经恢复，刚才没听清的会重新讲一遍。';

describe('channels of a running app', () => {
  let database: FreshDatabase;
  let folder: string;
  let steady: BridgeServer;
  let broken: BridgeServer;
  let app: AppProcess;
  let desk: Desk;

  const start = async (): Promise<void> => {
    app = await startAppProcess({
      redisUrl: process.env['TEST_REDIS_URL']!,
      databaseUrl: database.url,
      prefix: 'channels',
      extra: {
        DESK_FILE: join(folder, 'desk.yaml'),
        DESK_STEADY_SECRET: steady.secret,
        DESK_BROKEN_SECRET: broken.secret,
      },
    });
    desk = await openDesk(app.url);
  };

  beforeAll(async () => {
    database = await freshDatabase();
    [steady, broken] = [await BridgeServer.start(), await BridgeServer.start()];
    folder = mkdtempSync(join(tmpdir(), 'changkong-desk-'));
    const publisher = (name: string, url: string, variable: string): string =>
      `  - { type: room-tool, name: ${name}, url: '${url}', secret: '\${${variable}}' }`;
    const lines = [
      'publishers:',
      publisher('好的', steady.url, 'DESK_STEADY_SECRET'),
      publisher('坏的', broken.url, 'DESK_BROKEN_SECRET'),
    ];
    writeFileSync(join(folder, 'desk.yaml'), lines.join('\n'));
    await start();
  }, 60_000);

  afterAll(async () => {
    await app.stop();
    await Promise.all([steady.close(), broken.close()]);
    rmSync(folder, { recursive: true });
    await database.drop();
  });

  /** Lets words out at once. @returns the announcement's id */
  const publish = async (): Promise<string> => {
    const { id } = (await desk.admin('POST', '/api/v1/rooms/r1/announcements', {
      text: TEXT,
    })) as AnnouncementView;
    await desk.admin('POST', `/api/v1/announcements/${id}/submit`, { seq: 1 });
    await desk.admin('POST', `/api/v1/announcements/${id}/force`, { seq: 2, why: '演练' });
    return id;
  };

  const detail = async (id: string): Promise<AnnouncementDetail> =>
    (await desk.admin('GET', `/api/v1/announcements/${id}`)) as AnnouncementDetail;

  it('one that fails holds up no other, and what waits for it outlives a kill', async () => {
    broken.trouble = 'down';
    const id = await publish();
    const out = await until(
      async () => await detail(id),
      ({ announcement }) => announcement.status === 'delivered',
    );
    expect(out.announcement.channels).toMatchObject({
      好的: { state: 'delivered' },
      坏的: { state: 'waiting' },
    });
    const failing = await until(
      async () => (await detail(id)).deliveries.find(({ channel }) => channel === '坏的')!,
      ({ attempts }) => attempts > 1,
    );
    expect(JSON.stringify(failing)).not.toContain(broken.secret);

    await app.kill();
    broken.trouble = 'none';
    await start();
    const whole = await until(
      async () => await detail(id),
      ({ announcement }) => announcement.channels['坏的']?.state === 'delivered',
    );
    expect(whole.deliveries.every(({ receipt }) => receipt !== undefined)).toBe(true);
    // Each took it once, under a key of its own.
    for (const bridge of [steady, broken])
      expect(bridge.done.map(({ body }) => body['text'])).toEqual([TEXT]);
    expect(steady.done[0]!.key).not.toBe(broken.done[0]!.key);
  }, 120_000);

  it('says why one refused, and fails only when all did', async () => {
    [steady.trouble, broken.trouble] = ['refuse', 'refuse'];
    const id = await publish();
    const failed = await until(
      async () => await detail(id),
      ({ announcement }) => announcement.status === 'failed',
    );
    expect(failed.announcement.channels['好的']).toMatchObject({ state: 'refused' });
    expect(failed.announcement.channels['好的']!.reason).toBeTruthy();
  }, 60_000);
});
