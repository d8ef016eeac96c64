import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';

import { PartitionKeeper } from '../../src/adapters/store/partition-keeper.js';
import { PostgresArchive } from '../../src/adapters/store/postgres-archive.js';
import { PostgresAuditTrail } from '../../src/adapters/store/postgres-audit-trail.js';
import { PostgresRoomDirectory } from '../../src/adapters/store/postgres-room-directory.js';
import { PostgresRoomReader } from '../../src/adapters/store/postgres-room-reader.js';
import type { Message } from '../../src/core/message.js';
import type { IngestKey } from '../../src/ingest/ingest-keys.js';
import { NoteRoom } from '../../src/ingest/note-room.js';
import { RoomNames } from '../../src/suggest/room-names.js';
import type { FreshDatabase } from '../support/fresh-database.js';
import { freshDatabase } from '../support/fresh-database.js';
import { until } from '../support/until.js';
import { batchOf, messageOf, SHOW_TIME } from './store-samples.js';

const TOOL: IngestKey = { name: 'tool', owner: 'INGEST_KEYS', rooms: new Set() };

let database: FreshDatabase;
let reader: PostgresRoomReader;
/** Of one room, in order, every other two at the same millisecond, over two days. */
let messages: Message[];

beforeAll(async () => {
  database = await freshDatabase();
  reader = new PostgresRoomReader(database.dataSource);
  await new PartitionKeeper(database.dataSource).keepPartitions(SHOW_TIME, 30);
  messages = Array.from({ length: 20 }, (_, index) =>
    messageOf({ sentAt: SHOW_TIME + Math.floor(index / 2) * 5_400_000, text: `第 ${index} 条` }),
  );
  const archive = new PostgresArchive(database.url);
  await archive.record(batchOf(messages, messages.length));
  await archive.record(batchOf([messageOf({ roomId: 'r2' })]));
  await archive.close();
});

afterAll(() => database.drop());

describe('reading a room', () => {
  it('pages through flags from the newest, losing and repeating none', async () => {
    const read: string[] = [];
    for (let page = await reader.latestFlags('r1', 3); page.length > 0;) {
      read.push(...page.map((flag) => flag.message.text));
      page = await reader.latestFlags('r1', 3, page.at(-1)!.id);
    }
    expect(read).toEqual(messages.map((message) => message.text).toReversed());
  });

  it('shows a message among its neighbours, across midnight', async () => {
    const around = await reader.neighbours(messages[15]!.id, 3);
    expect(around.map(({ message }) => message)).toEqual(messages.slice(12, 19));
    const first = await reader.neighbours(messages[0]!.id, 2);
    expect(first.map(({ message }) => message)).toEqual(messages.slice(0, 3));
  });

  it('counts messages', async () => {
    expect(await reader.countMessages()).toBe(21);
    expect(await reader.countMessages('r2')).toBe(1);
  });

  it('finds nothing under an id never heard of, or one that is none', async () => {
    for (const id of [v7(), 'x', '']) {
      expect(await reader.flag(id)).toBeUndefined();
      expect(await reader.neighbours(id, 3)).toEqual([]);
      expect(await reader.latestFlags('r1', 3, id)).toEqual([]);
    }
  });
});

describe('naming rooms', () => {
  const name = async (roomId: string, text: string): Promise<void> => {
    const rooms = new NoteRoom(
      new PostgresRoomDirectory(database.dataSource),
      { noteViewers: () => Promise.reject(new Error('nobody counts here')) },
      { now: () => SHOW_TIME },
      v7,
    );
    await rooms.name(roomId, { name: text }, TOOL, { address: '127.0.0.1' });
  };

  it('keeps the last name given, and tells the audit trail what changed, by whom and from where', async () => {
    await name('r1', '双十一主会场');
    await name('r2', '美妆专场');
    await name('r1', '双十一返场');
    await name('r1', '双十一返场');
    expect(await new PostgresRoomDirectory(database.dataSource).names()).toEqual(
      new Map([
        ['r1', '双十一返场'],
        ['r2', '美妆专场'],
      ]),
    );
    const told = await new PostgresAuditTrail(database.dataSource).read({ action: 'room.named' }, 9);
    const by = { type: 'key', name: 'tool', owner: 'INGEST_KEYS' };
    const from = { address: '127.0.0.1' };
    expect(told.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toMatchObject([
      { by, from, roomId: 'r1', after: { name: '双十一主会场' } },
      { by, from, roomId: 'r2', after: { name: '美妆专场' } },
      { by, from, roomId: 'r1', before: { name: '双十一主会场' }, after: { name: '双十一返场' } },
    ]);
  });

  it('is known in every process soon, and nobody has to ask', async () => {
    const names = new RoomNames(new PostgresRoomDirectory(database.dataSource));
    const stop = await names.start(() => undefined);
    await name('r3', '家电专场');
    await until(
      () => names.nameOf('r3'),
      (known) => known === '家电专场',
    );
    await stop();
    expect(names.nameOf('r4')).toBeUndefined();
  });
});
