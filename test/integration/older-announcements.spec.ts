import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AnnouncementSubmitter1764000000010 } from '../../migrations/1764000000010-announcement-submitter.js';
import { AnnouncementRow } from '../../src/adapters/store/rows/announcement-row.js';
import { SUBMITTED, stepsOf, type Taken } from '../../src/core/announcement/announcement.fixture.js';
import { foldAnnouncement } from '../../src/core/announcement/apply-event.js';
import type { AnnouncementEvent } from '../../src/core/announcement/events.js';
import { PostgresLedger } from '../../src/adapters/store/postgres-ledger.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});

afterAll(() => database.drop());

const place = (taken: readonly Taken[], announcementId: string): readonly AnnouncementEvent[] =>
  stepsOf(...taken).map((step) => ({ ...step, announcementId }));

it('gives announcements of an earlier version who sent them off, from their events', async () => {
  const again: readonly Taken[] = [
    [SUBMITTED, 'wang'],
    [{ type: 'returned', note: '再改' }, 'li'],
    [SUBMITTED, 'sun'],
  ];
  const stories = [
    place(again, '01938000-0000-7000-8000-000000000001'),
    place([], '01938000-0000-7000-8000-000000000002'),
  ];
  const { dataSource } = database;
  for (const steps of stories) await new PostgresLedger(dataSource).commit({ steps, outbox: [] });

  const migration = new AnnouncementSubmitter1764000000010();
  const queryRunner = dataSource.createQueryRunner();
  const views = async () =>
    (await dataSource.manager.find(AnnouncementRow, { order: { id: 'ASC' } })).map(({ view }) => view);
  await migration.down(queryRunner);
  expect((await views())[0]).not.toHaveProperty('submittedBy');
  await migration.up(queryRunner);
  await queryRunner.release();
  expect(await views()).toEqual(
    stories.map((steps) => JSON.parse(JSON.stringify(foldAnnouncement(steps))) as unknown),
  );
});
