import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/adapters/ids/new-id.js';
import { PostgresAuditTrail } from '../../src/adapters/store/postgres-audit-trail.js';
import { PostgresIncidentStore } from '../../src/adapters/store/postgres-incident-store.js';
import { ReadAudit } from '../../src/audit/read-audit.js';
import type { AuditEntry } from '../../src/core/audit/audit-entry.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import type { AuditFilter } from '../../src/ports.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { planOf } from '../support/plan-of.js';

const AT = Date.UTC(2026, 10, 11, 12, 37);

describe('the audit trail', () => {
  let database: FreshDatabase;
  let trail: PostgresAuditTrail;
  let audit: ReadAudit;

  beforeAll(async () => {
    database = await freshDatabase();
    trail = new PostgresAuditTrail(database.dataSource);
    audit = new ReadAudit(trail, { now: () => AT + 1_000_000 }, newId);
  });

  afterAll(async () => await database.drop());
  beforeEach(async () => await database.empty());

  const entryOf = (minute: number, change: Partial<AuditEntry> = {}): AuditEntry => ({
    id: newId(),
    at: AT + minute * 60_000,
    by: { type: 'person', name: 'zhou' },
    action: 'person.changed',
    subject: { type: 'person', id: `p${minute}` },
    ...change,
  });

  describe('is refused by the database', () => {
    beforeEach(async () => {
      await trail.append([entryOf(1)]);
      const store = new PostgresIncidentStore(database.dataSource);
      await store.commit({ signals: [], events: [eventOf('detected', undefined)], outbox: [] });
    });

    it.each(
      ['audit_entry', 'incident_event'].flatMap((table) => [
        [`UPDATE ${table} SET room_id = 'other'`],
        [`UPDATE ${table} SET room_id = 'other' WHERE false`],
        [`DELETE FROM ${table}`],
        [`TRUNCATE ${table}`],
        [`TRUNCATE person, ${table} CASCADE`],
      ]),
    )('to change: %s, for the owner of the table as well', async (sql) => {
      const [{ owns }] = (await database.dataSource.query<[{ owns: boolean }]>(
        `SELECT bool_and(tableowner = current_user) AS owns FROM pg_tables WHERE tablename IN ('audit_entry', 'incident_event')`,
      )) as [{ owns: boolean }];
      expect(owns).toBe(true);
      await expect(database.dataSource.query(sql)).rejects.toThrow(
        /is append-only: (UPDATE|DELETE|TRUNCATE) is refused/,
      );
      const [{ kept }] = (await database.dataSource.query<[{ kept: number }]>(
        'SELECT (SELECT count(*) FROM audit_entry)::int + (SELECT count(*) FROM incident_event)::int AS kept',
      )) as [{ kept: number }];
      expect(kept).toBe(3);
    });
  });

  const idsOf = async (filter: AuditFilter): Promise<string[]> =>
    (await trail.read(filter, 100)).map(({ subject }) => subject.id);

  it('keeps an entry as it was written', async () => {
    const entry = entryOf(1, {
      by: { type: 'key', name: 'crm', owner: 'zhou' },
      roomId: 'r1',
      before: { rooms: [] },
      after: { rooms: ['r1'], note: 'zero \0 byte' },
      why: '换班',
      from: { address: '10.0.0.7', agent: 'curl' },
    });
    await trail.append([entry]);
    expect(await trail.read({}, 10)).toEqual([
      { ...entry, after: { rooms: ['r1'], note: 'zero \uFFFD byte' } },
    ]);
  });

  it('is searched by each of its fields, and by several together', async () => {
    await trail.append([
      entryOf(1),
      entryOf(2, { by: { type: 'key', name: 'crm', owner: 'zhou' }, action: 'announcement.drafted' }),
      entryOf(3, {
        by: { type: 'system' },
        action: 'incident.graded',
        roomId: 'r1',
        why: '投诉 100% 上升 Now',
      }),
      entryOf(4, { by: { type: 'person', name: 'system' }, subject: { type: 'key', id: 'k' } }),
    ]);
    expect(await idsOf({})).toEqual(['k', 'p3', 'p2', 'p1']);
    expect(await idsOf({ from: AT + 2 * 60_000, to: AT + 4 * 60_000 })).toEqual(['p3', 'p2']);
    expect(await idsOf({ by: 'zhou' })).toEqual(['p2', 'p1']);
    expect(await idsOf({ by: 'crm' })).toEqual(['p2']);
    expect(await idsOf({ by: 'system' })).toEqual(['k', 'p3']);
    expect(await idsOf({ action: 'incident.' })).toEqual(['p3']);
    expect(await idsOf({ action: '%' })).toEqual([]);
    expect(await idsOf({ subjectType: 'key' })).toEqual(['k']);
    expect(await idsOf({ subjectType: 'person', subjectId: 'p1' })).toEqual(['p1']);
    expect(await idsOf({ roomId: 'r1' })).toEqual(['p3']);
    expect(await idsOf({ text: '100%' })).toEqual(['p3']);
    expect(await idsOf({ text: 'now' })).toEqual(['p3']);
    expect(await idsOf({ text: '_' })).toEqual([]);
    expect(await idsOf({ by: 'zhou', action: 'person.' })).toEqual(['p1']);
  });

  it('finds what a person did, and what was done in a room, without reading the rest', async () => {
    await trail.append(
      Array.from({ length: 2_000 }, (_, i) =>
        entryOf(i, { by: { type: 'person', name: `p${i % 200}` }, roomId: `r${i % 200}` }),
      ),
    );
    await database.dataSource.query('ANALYZE audit_entry');
    const ways = async (filter: AuditFilter) =>
      await planOf(database.dataSource, () => trail.read(filter, 50));
    expect(await ways({ by: 'p7' })).toEqual(['audit_entry_actor', 'audit_entry_owner']);
    expect(await ways({ roomId: 'r7' })).toEqual(['audit_entry_room']);
  });

  it('is read page by page without a gap or a double, while entries come, also of one moment', async () => {
    await trail.append(
      Array.from({ length: 25 }, (_, i) =>
        entryOf(Math.floor(i / 10), { subject: { type: 'room', id: `${i}` } }),
      ),
    );
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const page = await audit.page({}, 10, next);
      seen.push(...page.entries.map(({ subject }) => subject.id));
      next = page.next;
      await trail.append([entryOf(60, { subject: { type: 'room', id: 'late' } })]);
    } while (next !== undefined);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => `${24 - i}`));
  });

  it('is taken away whole, and that is noted', async () => {
    const count = 2_500;
    await trail.append(
      Array.from({ length: count }, (_, i) =>
        entryOf(i, { why: i === 7 ? '=HYPERLINK("x")' : randomUUID() }),
      ),
    );
    const doer = { actor: { type: 'person', name: 'admin' } } as const;
    const read = async (format: 'csv' | 'ndjson'): Promise<string> => {
      const chunks: string[] = [];
      for await (const chunk of await audit.export({ action: 'person.' }, format, doer)) chunks.push(chunk);
      return chunks.join('');
    };
    const lines = (await read('ndjson')).trimEnd().split('\n');
    expect(new Set(lines.map((line) => (JSON.parse(line) as AuditEntry).id)).size).toBe(count);
    const csv = await read('csv');
    expect(csv.startsWith('\uFEFFtime,')).toBe(true);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(count + 1);
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(await trail.read({ action: 'audit.' }, 10)).toMatchObject([
      {
        by: doer.actor,
        action: 'audit.exported',
        subject: { type: 'audit', id: 'csv' },
        after: { action: 'person.' },
      },
      { subject: { type: 'audit', id: 'ndjson' } },
    ]);
  });
});
