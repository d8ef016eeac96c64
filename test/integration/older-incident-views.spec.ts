import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { IncidentViewGradedAndUsed1763900000000 } from '../../migrations/1763900000000-incident-view-graded-and-used.js';
import { IncidentLife1764000000002 } from '../../migrations/1764000000002-incident-life.js';
import { PostgresIncidentStore } from '../../src/adapters/store/postgres-incident-store.js';
import { PostgresRoomReader } from '../../src/adapters/store/postgres-room-reader.js';
import { applyEvent, foldIncident } from '../../src/core/incident/apply-event.js';
import type { IncidentEvent } from '../../src/core/incident/events.js';
import { NOW } from '../../src/core/incident/incident.fixture.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import { nextEvent, SYSTEM } from '../../src/core/incident/next-event.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});

afterAll(() => database.drop());

it('gives incidents of an earlier version what their views lack, from their events', async () => {
  const detected = eventOf('detected', undefined, NOW + 1);
  const story: IncidentEvent[] = [detected];
  const add = (make: (view: ReturnType<typeof foldIncident>) => IncidentEvent) =>
    story.push(make(foldIncident(story)));
  const cue = { type: 'script.used', scriptId: 'cue', version: 2, text: '稳住', public: false } as const;
  add((view) => eventOf('graded', view, NOW + 1_234));
  add((view) => nextEvent(view, cue, NOW + 2_000, SYSTEM));
  add((view) => eventOf('script.used', view, NOW + 3_000));
  add((view) => nextEvent(view, { ...cue, version: 3 }, NOW + 4_000, SYSTEM));
  const unused = { ...detected, incidentId: 'i2', roomId: 'r2' };
  await new PostgresIncidentStore(database.dataSource).commit({
    signals: [],
    events: [...story, unused],
    outbox: [],
  });

  const migration = new IncidentViewGradedAndUsed1763900000000();
  const queryRunner = database.dataSource.createQueryRunner();
  const reader = new PostgresRoomReader(database.dataSource);
  await migration.down(queryRunner);
  expect((await reader.incidents('r1', 1))[0]).not.toHaveProperty('gradedAt');
  await migration.up(queryRunner);
  await queryRunner.release();
  expect(await reader.incidents('r1', 1)).toEqual([foldIncident(story)]);
  expect(await reader.incidents('r2', 1)).toEqual([applyEvent(undefined, unused)]);
});

it('starts the clocks of incidents of before there were any, and has them looked at', async () => {
  await database.empty();
  const store = new PostgresIncidentStore(database.dataSource);
  const story: IncidentEvent[] = [eventOf('detected', undefined)];
  for (const [i, type] of (['claimed', 'script.used', 'signal.cleared', 'quiet'] as const).entries()) {
    story.push(eventOf(type, foldIncident(story), NOW + i));
  }
  const fresh = { ...story[0]!, incidentId: 'i2', roomId: 'r2' };
  const over = [fresh, eventOf('resolved', foldIncident([fresh]), NOW + 9)].map((event) => ({
    ...event,
    incidentId: 'i3',
    roomId: 'r3',
  }));
  await store.commit({ signals: [], events: [...story, fresh, ...over], outbox: [] });

  const migration = new IncidentLife1764000000002();
  const queryRunner = database.dataSource.createQueryRunner();
  const reader = new PostgresRoomReader(database.dataSource);
  await migration.down(queryRunner);
  const [older] = await database.dataSource.query<{ view: object }[]>(
    `SELECT view FROM incident WHERE id = 'i1'`,
  );
  expect(older!.view).not.toHaveProperty('clocks');
  await migration.up(queryRunner);
  await queryRunner.release();
  expect(await reader.incidents('r1', 1)).toEqual([foldIncident(story)]);
  expect(await reader.incidents('r2', 1)).toEqual([foldIncident([fresh])]);
  expect(await reader.incidents('r3', 1)).toEqual([foldIncident(over)]);
  expect(await store.due(NOW + 9, 10)).toEqual(['i2', 'i1']);
});
