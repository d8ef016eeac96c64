import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import { v7 } from 'uuid';

import { PostgresArchive } from '../../src/adapters/store/postgres-archive.js';
import { PostgresRoomReader } from '../../src/adapters/store/postgres-room-reader.js';
import { storableText } from '../../src/adapters/store/storable.js';
import { StoreUnavailable } from '../../src/adapters/store/store-unavailable.js';
import type { FreshDatabase } from '../support/fresh-database.js';
import { freshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';
import { batchOf, messageOf } from './store-samples.js';

let database: FreshDatabase;
let archive: PostgresArchive;
let reader: PostgresRoomReader;

beforeAll(async () => {
  database = await freshDatabase();
  archive = new PostgresArchive(database.url);
  reader = new PostgresRoomReader(database.dataSource);
});

afterAll(async () => {
  await archive.close();
  await database.drop();
});

function messagesOf(roomId: string, count: number) {
  return Array.from({ length: count }, (_, index) => messageOf({ roomId, text: `卡了 ${index}` }));
}

describe('recording batches', () => {
  it('keeps every field of a message', async () => {
    const full = messageOf({
      roomId: 'full',
      kind: 'mention',
      externalId: '7301234567890123456',
      userName: '小鹿',
      count: 12,
      clock: 'arrival.old',
      url: 'https://example.com/p/1?a=1&b=2',
    });
    const bare = messageOf({ roomId: 'full', userId: '' });
    const record = batchOf([full, bare], 1);
    await archive.record(record);
    expect(await reader.neighbours(full.id, 5)).toEqual(record.messages);
    expect(await reader.flag(full.id)).toEqual(record.flags[0]);
  });

  it('counts a batch once that is recorded twice, one after the other and at once', async () => {
    const record = batchOf(messagesOf('twice', 30), 5);
    await archive.record(record);
    await archive.record(record);
    await Promise.all([archive.record(record), archive.record(record)]);
    expect(await reader.countMessages('twice')).toBe(30);
    expect(await reader.latestFlags('twice', 100)).toHaveLength(5);
  });

  it('answers with the flags of the first time, whatever a later attempt brings', async () => {
    const record = batchOf(messagesOf('again', 6), 2);
    const severer = record.flags.map((flag) => ({ ...flag, grade: 'P0' as const }));
    expect(await archive.record(record)).toEqual(record.flags);
    const later = {
      ...batchOf(
        record.messages.map(({ message }) => message),
        5,
        record.batchId,
      ),
    };
    const beside = batchOf(messagesOf('again', 3), 1);
    expect(await Promise.all([archive.record({ ...later, flags: severer }), archive.record(beside)])).toEqual(
      [record.flags, beside.flags],
    );
    expect(await reader.latestFlags('again', 10)).toHaveLength(3);
  });

  it('counts a batch once that two processes record in opposite order', async () => {
    const other = new PostgresArchive(database.url);
    const records = Array.from({ length: 40 }, () => batchOf(messagesOf('both', 25), 2));
    await Promise.all([
      ...records.map((record) => archive.record(record)),
      ...records.toReversed().map((record) => other.record(record)),
    ]);
    await other.close();
    expect(await reader.countMessages('both')).toBe(40 * 25);
    expect(await reader.latestFlags('both', 1_000)).toHaveLength(80);
  });

  it('sinks only the batch that cannot be kept', async () => {
    const good = [batchOf(messagesOf('mixed', 10)), batchOf(messagesOf('mixed', 10))];
    const badId = batchOf([messageOf({ roomId: 'mixed', id: 'not-a-uuid' }), ...messagesOf('mixed', 3)]);
    const badTime = batchOf([...messagesOf('mixed', 3), messageOf({ roomId: 'mixed', sentAt: Number.NaN })]);
    const settled = await Promise.allSettled(
      [good[0]!, badId, badTime, good[1]!].map((record) => archive.record(record)),
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(await reader.countMessages('mixed')).toBe(20);

    const mended = { ...badId, messages: badId.messages.slice(1) };
    await archive.record(mended);
    expect(await reader.countMessages('mixed')).toBe(23);
  });

  it('brings back every text as it was, but for what PostgreSQL cannot keep', async () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(
        '\\',
        '\\N',
        '\\.',
        '\t',
        '\n',
        '\r\n',
        '\0',
        '"',
        '{',
        ',',
        '😀',
        '\u2028',
        '卡',
        '\u200b',
      ),
    );
    const text = fc.string({ unit, maxLength: 60 });
    const fields = fc.record({ text, userId: text, userName: text, externalId: text, url: text });
    await fc.assert(
      fc.asyncProperty(fc.array(fields, { minLength: 1, maxLength: 20 }), async (drafts) => {
        const roomId = v7();
        const messages = drafts.map((draft) => messageOf({ roomId, ...draft }));
        await archive.record(batchOf(messages, messages.length));
        const stored = await reader.neighbours(messages[0]!.id, messages.length);
        const kept = new Map(stored.map(({ message }) => [message.id, message]));
        const flags = new Map((await reader.latestFlags(roomId, 100)).map((flag) => [flag.id, flag]));
        for (const message of messages) {
          const storable = Object.fromEntries(
            Object.entries(message).map(([key, value]) => [
              key,
              typeof value === 'string' ? storableText(value) : value,
            ]),
          );
          expect(kept.get(message.id)).toEqual(storable);
          expect(flags.get(message.id)?.message).toEqual(storable);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('takes the longest text there is', async () => {
    const message = messageOf({ roomId: 'long', text: '骗子\t\\'.repeat(2_500) });
    await archive.record(batchOf([message], 1));
    expect((await reader.flag(message.id))?.message).toEqual(message);
  });
});

describe('when the database goes away', () => {
  it('says so, and records again by itself once it is back', async () => {
    await archive.record(batchOf(messagesOf('lost', 5)));
    await endConnections(database.url);
    const record = batchOf(messagesOf('lost', 7));
    // The first try may meet the dead connection; the queue's retry is the second.
    const failed = await archive.record(record).catch((error: unknown) => error);
    expect(Array.isArray(failed) || failed instanceof StoreUnavailable).toBe(true);
    await archive.record(record);
    expect(await reader.countMessages('lost')).toBe(12);
  });

  it('says so in the middle of a transaction, of which nothing stays', async () => {
    const blocker = new Client({ connectionString: database.url });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE message IN ACCESS EXCLUSIVE MODE');
    const record = batchOf(messagesOf('cut', 7_000), 3);
    const cut = archive.record(record).catch((error: unknown) => error);
    await until(() => isWaitingForLock(blocker), Boolean);
    await endConnections(database.url);
    expect(await cut).toBeInstanceOf(StoreUnavailable);
    await blocker.query('COMMIT');
    await blocker.end();
    expect(await reader.countMessages('cut')).toBe(0);
    await archive.record(record);
    expect(await reader.countMessages('cut')).toBe(7_000);
  });

  it('names what to check when nothing answers', async () => {
    const nowhere = new PostgresArchive('postgres://nobody@127.0.0.1:1/none');
    const lost = await nowhere.record(batchOf([messageOf()])).catch((error: unknown) => error);
    expect(lost).toBeInstanceOf(StoreUnavailable);
    expect((lost as Error).message).toMatch(/ECONNREFUSED.*DATABASE_URL/);
    await nowhere.close();
  });
});

const ARCHIVE_CONNECTIONS = `application_name = 'changkong-archive' AND datname = current_database()`;

async function isWaitingForLock(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM pg_stat_activity WHERE ${ARCHIVE_CONNECTIONS} AND wait_event_type = 'Lock'`,
  );
  return rowCount === 1;
}

async function endConnections(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE ${ARCHIVE_CONNECTIONS}`,
  );
  await client.end();
}
