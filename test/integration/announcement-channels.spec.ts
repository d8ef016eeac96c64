import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { RedisExpectations } from '../../src/adapters/redis/expectations/redis-expectations.js';
import type { DraftWish } from '../../src/announce/make-draft.js';
import { ReadBack } from '../../src/announce/read-back.js';
import type { AnnouncementView } from '../../src/core/announcement/view.js';
import { ChannelRefused } from '../../src/core/delivery/channel-errors.js';
import { Deliver } from '../../src/deliver/deliver.js';
import type { Publisher } from '../../src/ports.js';
import { announcing, askerOf, NOBODY_TO_TELL, personOf } from '../support/announcing.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

const ROOM = 'room-1';
const TEXT = '声音恢复了，刚才没听清的会重新讲';
const TO_ROOM: DraftWish = { text: TEXT, audience: 'room', pinned: false };
const TO_PUBLIC: DraftWish = { ...TO_ROOM, audience: 'social' };
const wang = askerOf(personOf('wang', 'controller'));
const li = askerOf(personOf('li', 'moderator'));

const publisher = (
  name: string,
  comesBack: boolean,
  audiences: Publisher['audiences'],
): { channel: Publisher; rooms: string[] } => ({
  channel: { name, audiences, comesBack, publish: async () => await Promise.resolve({ at: 1 }) },
  rooms: [],
});
const publishers = [
  publisher('页面', false, ['room']),
  publisher('中控', true, ['room']),
  publisher('微博', true, ['social']),
];

describe('where an announcement is said, and read', () => {
  let database: FreshDatabase;
  let redis: Redis;
  let expectations: RedisExpectations;
  let part: ReturnType<typeof announcing>;
  let now = Date.parse('2026-11-11T12:00:00Z');
  const clock = { now: () => now };

  beforeAll(async () => {
    database = await freshDatabase();
    redis = new Redis(process.env['TEST_REDIS_URL']!);
    part = announcing({
      dataSource: database.dataSource,
      clock,
      guard: { check: () => [] },
      channels: { publishers, notifiers: [], roomActions: [] },
    });
  });

  beforeEach(async () => {
    await database.empty();
    expectations = new RedisExpectations(redis, { prefix: randomUUID(), shards: 1 });
  });

  afterAll(async () => {
    redis.disconnect();
    await database.drop();
  });

  const published = async (wish: DraftWish): Promise<AnnouncementView> => {
    const { id } = await part.commands.draft(ROOM, wish, wang);
    const waiting = await part.commands.submit(id, [], { seq: 1 }, wang);
    return await part.commands.approve(id, undefined, waiting, li);
  };

  const deliver = async (channel: string): Promise<void> => {
    const { deliveries, channels, settle } = part;
    const job = new Deliver(deliveries, expectations, clock, channels, settle, NOBODY_TO_TELL);
    const waiting = await deliveries.waiting(10);
    const { delivery } = waiting.find((one) => one.delivery.channel === channel)!;
    await job.handle({ deliveryId: delivery.id });
  };

  const readBack = async (): Promise<void> => {
    const echo = {
      id: 'echo',
      kind: 'danmaku',
      roomId: ROOM,
      source: 'test',
      userId: 'official',
      text: TEXT,
      count: 1,
      sentAt: now,
      receivedAt: now,
      clock: 'source',
    } as const;
    const back = new ReadBack(expectations, clock, part.desk, NOBODY_TO_TELL);
    await back.note(await back.look(0, [echo]));
  };

  const tendAfter = async (ms: number): Promise<void> => {
    now += ms;
    await part.tend.handle();
  };

  it('is said to be invisible 20 s after the chat could have it, once; and afterwards it may be seen', async () => {
    const { id } = await published(TO_ROOM);
    // The page has it long before the room: nobody can read it in the chat yet.
    await deliver('页面');
    await tendAfter(60_000);
    await deliver('中控');
    await tendAfter(19_999);
    expect((await part.desk.read(id)).unseenAt).toBeUndefined();
    await tendAfter(1);
    await tendAfter(0);
    const unseenAt = now;
    expect(await part.desk.read(id)).toMatchObject({ status: 'delivered', unseenAt });
    await readBack();
    expect(await part.desk.read(id)).toMatchObject({ status: 'seen', unseenAt, seenIn: 'echo' });
    expect((await part.store.events(id)).filter(({ type }) => type === 'unseen')).toHaveLength(1);
  });

  it.each([
    ['on the page alone', ['页面']],
    ['on the page, while the tool is away', ['页面', '中控']],
  ])('is not missed in the chat when it is %s, and noticed there all the same', async (_where, channels) => {
    const { id } = await published({ ...TO_ROOM, channels });
    await deliver('页面');
    await tendAfter(5 * 60_000);
    const view = await part.desk.read(id);
    expect(view.status).toBe('delivered');
    expect(view.unseenAt).toBeUndefined();
    // A helper of the host’s copied it from the page.
    await readBack();
    expect(await part.desk.read(id)).toMatchObject({ status: 'seen', seenIn: 'echo' });
  });

  it('speaks to the social public where that reads, and neither looks for it nor misses it in the room', async () => {
    const { id, draft } = await published(TO_PUBLIC);
    expect(draft.channels).toEqual(['微博']);
    await deliver('微博');
    const [sent] = await part.deliveries.ofSubject(id);
    expect(sent!.delivery.payload).toMatchObject({ audience: 'social' });
    expect(await expectations.of(0)).toEqual([]);
    await tendAfter(5 * 60_000);
    await readBack();
    const view = await part.desk.read(id);
    expect(view.status).toBe('delivered');
    expect(view.unseenAt).toBeUndefined();
  });

  it('goes to every channel of the room that speaks to its audience', async () => {
    expect((await part.commands.draft(ROOM, TO_ROOM, wang)).draft.channels).toEqual(['页面', '中控']);
  });

  it.each([
    [{ ...TO_PUBLIC, channels: ['中控'] }, '这些渠道不面向社交平台：中控'],
    [{ ...TO_ROOM, channels: ['页面', '微博'] }, '这些渠道不面向直播间观众：微博'],
    [{ ...TO_ROOM, channels: ['没有'] }, '没有这个发布渠道'],
  ])('is refused for %j', async (wish, said) => {
    await expect(part.commands.draft(ROOM, wish, wang)).rejects.toThrow(said);
  });

  it('is refused where no channel speaks to its audience', async () => {
    const shipped = announcing({
      dataSource: database.dataSource,
      clock,
      guard: { check: () => [] },
      channels: { publishers: publishers.slice(0, 1), notifiers: [], roomActions: [] },
    });
    await expect(shipped.commands.draft(ROOM, TO_PUBLIC, wang)).rejects.toThrow('没有面向社交平台的发布渠道');
  });

  it('calls the staff when every channel refused it: somebody thinks that it was said', async () => {
    const refusing = (name: string): { channel: Publisher; rooms: string[] } => ({
      channel: {
        ...publisher(name, false, ['room']).channel,
        publish: async () => await Promise.reject(new ChannelRefused('不收 / no')),
      },
      rooms: [],
    });
    const duty = { name: '值班群', notify: async () => await Promise.resolve({ at: 1 }) };
    const channels = {
      publishers: [refusing('页面'), refusing('中控')],
      notifiers: [{ channel: duty, rooms: [] }],
      roomActions: [],
    };
    part = announcing({ dataSource: database.dataSource, clock, guard: { check: () => [] }, channels });
    await published(TO_ROOM);
    const calls = async (): Promise<string[]> =>
      (await part.deliveries.waiting(10)).flatMap(({ delivery }) =>
        delivery.kind === 'notice' ? [delivery.payload.title.zh] : [],
      );
    await deliver('页面');
    expect(await calls()).toEqual([]);
    await deliver('中控');
    expect(await calls()).toEqual(['公告没有发出：所有渠道都失败了']);
  });
});
