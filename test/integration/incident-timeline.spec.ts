import { RoomForbidden } from '../../src/core/access/refusals.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { PartitionKeeper } from '../../src/adapters/store/partition-keeper.js';
import { PostgresArchive } from '../../src/adapters/store/postgres-archive.js';
import { PostgresIncidentReader } from '../../src/adapters/store/postgres-incident-reader.js';
import { PostgresIncidentStore } from '../../src/adapters/store/postgres-incident-store.js';
import { pageOf, placeSchema, type TimelineLine } from '../../src/api/timeline-page.js';
import { DEFAULT_DESK_SETTINGS } from '../../src/core/incident/desk-settings.js';
import { evidenceOf, signalOf } from '../../src/core/incident/incident.fixture.js';
import type { Message } from '../../src/core/message.js';
import { MINUTE, SECOND } from '../../src/core/window/widths.js';
import type { Asking } from '../../src/incident/asking.js';
import { GroupCommands } from '../../src/incident/group-commands.js';
import { IncidentNotFound } from '../../src/incident/incident-errors.js';
import { IncidentLedger } from '../../src/incident/incident-ledger.js';
import { ReadIncidents } from '../../src/incident/read-incidents.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { planOf } from '../support/plan-of.js';
import { batchOf, messageOf, SHOW_TIME } from './store-samples.js';

const zhou: Asking = { person: { name: '小周', rooms: [] } };
const [FAULT, ANGER, ELSEWHERE] = [v7(), v7(), v7()];

let database: FreshDatabase;
let store: PostgresIncidentStore;
let incidents: ReadIncidents;
let now = SHOW_TIME;

beforeAll(async () => {
  database = await freshDatabase();
  store = new PostgresIncidentStore(database.dataSource);
  const clock = { now: () => now };
  const ledger = new IncidentLedger(store, () => Promise.resolve(), clock);
  const reader = new PostgresIncidentReader(database.dataSource);
  incidents = new ReadIncidents(ledger, reader, () => DEFAULT_DESK_SETTINGS, clock);
  await new PartitionKeeper(database.dataSource).keepPartitions(SHOW_TIME, 30);
  await sayAll();
  await happen(ledger);
});

afterAll(() => database.drop());

/** What is said before, during and after, in the room, outside and elsewhere. */
async function sayAll(): Promise<void> {
  const archive = new PostgresArchive(database.url);
  const at = (seconds: number, change: Partial<Message> = {}) =>
    messageOf({ sentAt: SHOW_TIME + seconds * SECOND, ...change });
  const mention = { kind: 'mention', url: 'https://example.com/p/1', source: 'weibo' } as const;
  const flagged = [
    at(-90, { text: '太早' }),
    at(-30, { text: '有点卡', userName: '观众甲' }),
    at(5, { text: '黑屏了' }),
    at(5, { text: '没声音' }),
    at(10, { text: '别处卡', roomId: 'r2' }),
    at(400, { text: '太晚' }),
  ];
  await archive.record(batchOf(flagged, flagged.length));
  await archive.record(
    batchOf([at(6, { text: '没标记的弹幕' }), at(20, { ...mention, text: '直播间卡成PPT' })]),
  );
  const [calm] = batchOf([at(25, { ...mention, text: '今晚好物分享' })]).messages;
  await archive.record({ batchId: v7(), flags: [], messages: [{ ...calm!, sentiment: 1, topics: [] }] });
  await archive.close();
}

async function happen(ledger: IncidentLedger): Promise<void> {
  const fault = signalOf({
    id: 's1',
    raisedAt: SHOW_TIME,
    seenAt: SHOW_TIME,
    evidence: [evidenceOf({ people: 36, count: 40, seconds: 15, expected: 3 })],
  });
  const anger = signalOf({
    id: 's2',
    kind: 'spike.negative',
    subject: '',
    topic: undefined,
    raisedAt: SHOW_TIME + SECOND,
  });
  const found = (id: string, at: number, signalId: string, roomId = 'r1') =>
    ({
      type: 'detected',
      incidentId: id,
      roomId,
      seq: 1,
      at,
      by: { type: 'system' },
      cause: id === ANGER ? 'negative' : 'av_fault',
      signal: { signalId, kind: 'spike.topic', subject: 'av_fault', topic: 'av_fault', grade: 'P1' },
      facts: {},
    }) as const;
  await store.commit({
    signals: [fault, anger],
    events: [
      found(FAULT, SHOW_TIME, 's1'),
      found(ANGER, SHOW_TIME + SECOND, 's2'),
      found(ELSEWHERE, SHOW_TIME, 's9', 'r2'),
    ],
    outbox: [],
  });
  now = SHOW_TIME + 5 * SECOND;
  await ledger.append(FAULT, zhou, () => ({ type: 'claimed' }));
  now = SHOW_TIME + MINUTE;
  await new GroupCommands(ledger, { forIncident: () => [] }, v7).merge(ANGER, zhou, FAULT, '同一件事');
  now = SHOW_TIME + 2 * MINUTE;
  await ledger.append(FAULT, zhou, () => ({
    type: 'resolved',
    allClear: true,
    note: '已恢复',
    why: '信号滞后',
  }));
}

function told(line: TimelineLine): string {
  if (line.kind === 'event') return `event ${line.text.zh}`;
  return `${line.kind} ${line.kind === 'signal' ? line.signal : line.text}`;
}

/** All pages of so many lines. */
async function read(limit: number): Promise<TimelineLine[]> {
  const lines: TimelineLine[] = [];
  let next: string | undefined;
  do {
    const after = next === undefined ? undefined : placeSchema.parse(next);
    const page = pageOf(await incidents.timeline(FAULT, zhou.person, after, limit), limit);
    lines.push(...page.lines);
    next = page.next;
  } while (next !== undefined);
  return lines;
}

describe('the timeline of an incident', () => {
  it('has what happened, what was found and what was said of its cause, in one order', async () => {
    expect((await read(100)).map(told)).toEqual([
      'danmaku 有点卡',
      'signal spike.topic',
      'event 发现：音画故障（话题激增）',
      'signal spike.negative',
      'event 发现：负面情绪（话题激增）',
      ...['danmaku 黑屏了', 'danmaku 没声音'],
      'event 认领',
      'mention 直播间卡成PPT',
      ...['event 并入了「负面情绪」事件（理由：同一件事）', 'event 并入事件'].map((text) =>
        expect.stringContaining(text),
      ),
      'event 解除：已恢复（理由：信号滞后）',
    ]);
  });

  it('says of each when and who', async () => {
    const lines = await read(100);
    expect(lines.find(({ text }) => text === '有点卡')).toMatchObject({
      at: SHOW_TIME - 30 * SECOND,
      who: { type: 'viewer', userId: 'u1', name: '观众甲' },
      grade: 'P1',
    });
    expect(lines.find(({ kind }) => kind === 'mention')).toMatchObject({
      source: 'weibo',
      url: 'https://example.com/p/1',
    });
    expect(lines.at(-1)).toMatchObject({ type: 'resolved', who: { type: 'person', name: '小周' } });
  });

  it('is the same in pages of any size', async () => {
    const whole = await read(100);
    for (const limit of [1, 2, 3, 5]) expect(await read(limit)).toEqual(whole);
  });

  it('is found without reading what the room said meanwhile', async () => {
    await database.dataSource.query(
      `INSERT INTO message
       SELECT gen_random_uuid(), sent_at + i * interval '10 ms', received_at, room_id, kind, source, external_id, user_id,
         user_name, text, count, clock, url, sentiment, topics, flagged
       FROM message, generate_series(1, 5000) AS i WHERE text = '没标记的弹幕'`,
    );
    await database.dataSource.query('ANALYZE message');
    const ways = await planOf(database.dataSource, () =>
      incidents.timeline(FAULT, zhou.person, undefined, 10),
    );
    expect(ways.filter((way) => way.includes('message'))).toEqual(['message_mention']);
  });

  it('is for those who may see the room', async () => {
    const stranger = { name: '小王', rooms: ['r2'] };
    await expect(incidents.timeline(FAULT, stranger, undefined, 10)).rejects.toThrow(RoomForbidden);
    await expect(incidents.story(FAULT, stranger)).rejects.toThrow(RoomForbidden);
    await expect(incidents.story('i9', stranger)).rejects.toThrow(IncidentNotFound);
  });

  it.each(['', '5', '5.event', '5.danmaku.x', '5.rumour.x', `5.mention.${v7()}'`])(
    'refuses the place %j',
    (text) => {
      expect(placeSchema.safeParse(text).success).toBe(false);
    },
  );
});

describe('reading incidents', () => {
  it('shows one with its clocks and all that happened to it', async () => {
    const { incident, clocks, events } = await incidents.story(FAULT, zhou.person);
    expect(incident.status).toBe('resolved');
    expect(clocks.answer).toMatchObject({ state: 'stopped', isLate: false, elapsed: 2 * MINUTE });
    expect(events.map(({ type }) => type)).toEqual(['detected', 'claimed', 'absorbed', 'resolved']);
  });

  it('lists those of one’s rooms, the last found first, page by page', async () => {
    const ids = async (person: Asking['person'], asked: object = {}) =>
      (await incidents.list(person, { limit: 10, ...asked })).map(({ incident }) => incident.id);
    expect(await ids(zhou.person)).toEqual([ELSEWHERE, ANGER, FAULT]);
    expect(await ids(zhou.person, { limit: 2 })).toEqual([ELSEWHERE, ANGER]);
    expect(await ids(zhou.person, { before: ANGER })).toEqual([FAULT]);
    expect(await ids(zhou.person, { statuses: ['merged', 'open'] })).toEqual([ELSEWHERE, ANGER]);
    expect(await ids({ name: '小王', rooms: ['r2'] })).toEqual([ELSEWHERE]);
    await expect(ids({ name: '小王', rooms: ['r2'] }, { room: 'r1' })).rejects.toThrow(RoomForbidden);
  });
});
