import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';

import { Review1764000000004 } from '../../migrations/1764000000004-review.js';
import { ReviewController } from '../../src/api/review.controller.js';
import { RoomForbidden } from '../../src/core/access/refusals.js';
import type { SignedInRequest } from '../../src/http/session.guard.js';
import { MemoryWindows } from '../../src/adapters/memory/memory-windows.js';
import { PostgresArchive } from '../../src/adapters/store/postgres-archive.js';
import { PostgresBroadcastStore } from '../../src/adapters/store/postgres-broadcast-store.js';
import { PostgresEffectStore } from '../../src/adapters/store/postgres-effect-store.js';
import { PostgresIncidentStore } from '../../src/adapters/store/postgres-incident-store.js';
import { PostgresReviewReader } from '../../src/adapters/store/postgres-review-reader.js';
import { foldIncident } from '../../src/core/incident/apply-event.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import { NO_HISTORY } from '../../src/core/script/history.js';
import { scriptOf } from '../../src/core/script/script.fixture.js';
import { shardOf } from '../../src/core/shard.js';
import { MINUTE } from '../../src/core/window/widths.js';
import { observedOf } from '../../src/core/window/window.fixture.js';
import { IncidentLedger } from '../../src/incident/incident-ledger.js';
import { IncidentCommands } from '../../src/incident/incident-commands.js';
import { KeepBroadcasts } from '../../src/review/keep-broadcasts.js';
import { MeasureEffects } from '../../src/review/measure-effects.js';
import { ReadReview } from '../../src/review/read-review.js';
import { BroadcastNotFound } from '../../src/review/review-errors.js';
import { EvaluateSignals } from '../../src/signals/evaluate-signals.js';
import { SuggestScripts } from '../../src/suggest/suggest-scripts.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';
import { batchOf } from './store-samples.js';

/** A full minute, 20:00 in China. */
const START = Date.UTC(2026, 10, 11, 12);
const BREAK = START + 10 * MINUTE;
const ROOM = 'main';
const ZHOU = { person: { name: '小周', rooms: [] } };

const CHAT = [
  '主播晚上好',
  '这款面霜什么肤质能用',
  '上次买的很好用',
  '有没有小样送呀',
  '今天衣服真好看',
  '学生党蹲一个',
];
const COMPLAINTS = [
  '画面卡住了',
  '我这边一直转圈',
  '听不到声音了',
  '黑屏是怎么回事',
  '卡成幻灯片',
  '画面不动了啊',
];

/** The whole way from messages to figures, on one clock that the test turns. */
class WholeWay {
  now = START;
  readonly windows = new MemoryWindows();
  readonly incidents: PostgresIncidentStore;
  readonly broadcasts: PostgresBroadcastStore;
  readonly archive: PostgresArchive;
  readonly commands: IncidentCommands;
  readonly review: ReadReview;
  private readonly evaluating: EvaluateSignals;
  private readonly following: KeepBroadcasts;
  private readonly measuring: MeasureEffects;

  constructor(database: FreshDatabase) {
    const clock = { now: () => this.now };
    const inbox = { oldestWaiting: () => Promise.resolve(undefined) };
    const { dataSource } = database;
    this.archive = new PostgresArchive(database.url);
    this.incidents = new PostgresIncidentStore(dataSource);
    this.broadcasts = new PostgresBroadcastStore(dataSource);
    const suggest = new SuggestScripts(
      { current: () => [scriptOf({ id: 'sorry' })] },
      () => undefined,
      () => NO_HISTORY,
    );
    const ledger = new IncidentLedger(this.incidents, () => Promise.resolve(), clock);
    this.commands = new IncidentCommands(ledger, {
      suggest,
      given: async (roomId, person) => await this.review.given(roomId, person),
      mayTake: () => Promise.resolve(true),
      goingOn: () => Promise.resolve([]),
    });
    this.evaluating = new EvaluateSignals(
      this.windows,
      this.incidents,
      () => Promise.resolve(0),
      { watched: () => Promise.resolve([]) },
      (incident, at) => suggest.forIncident(incident, at),
      clock,
      v7,
      1,
      () => Promise.resolve(),
    );
    this.following = new KeepBroadcasts(this.windows, inbox, this.broadcasts, clock, v7, { shards: 1 });
    this.measuring = new MeasureEffects(new PostgresEffectStore(dataSource), inbox, clock, { shards: 1 });
    this.review = new ReadReview(this.broadcasts, new PostgresReviewReader(dataSource), clock);
  }

  /** Ten seconds of the room, in which some chat and some complain of the picture; or a minute of silence. */
  async goOn(chatting: number, complaining: number): Promise<void> {
    const people = Array.from({ length: chatting + complaining }, (_, i) => {
      const broken = i < complaining;
      const sentAt = this.now + Math.floor((i * 10_000) / (chatting + complaining));
      return observedOf(
        {
          id: v7(),
          roomId: ROOM,
          userId: `u${i}`,
          text: (broken ? COMPLAINTS : CHAT)[(i + this.now / 10_000) % CHAT.length]!,
          sentAt,
          receivedAt: sentAt,
        },
        broken ? { sentiment: -1, topics: ['av_fault'] } : {},
      );
    });
    const batch = batchOf(
      people.map(({ message }) => message),
      complaining,
    );
    const messages = people.map(({ message, analysis }, i) => ({
      message,
      sentiment: analysis.sentiment,
      topics: analysis.topics,
      flagged: i < complaining,
    }));
    if (people.length > 0) {
      await this.windows.apply({ batchId: batch.batchId, shard: shardOf(ROOM, 1), observed: people });
      await this.archive.record({ ...batch, messages });
    }
    this.now += people.length > 0 ? 10_000 : MINUTE;
    await this.evaluating.evaluate({ shard: 0 });
    await this.following.handle({ shard: 0 });
    await this.measuring.handle();
  }

  async until(time: number, chatting: number, complaining: number): Promise<void> {
    while (this.now < time) await this.goOn(chatting, complaining);
  }
}

describe('an evening, looked back on', () => {
  let database: FreshDatabase;
  let evening: WholeWay;

  beforeAll(async () => {
    database = await freshDatabase();
    evening = new WholeWay(database);
    await evening.until(BREAK, 20, 0);
    await evening.until(BREAK + MINUTE, 20, 15);
    const stories = (await evening.incidents.openIncidents(ROOM)).map(foldIncident);
    const incidentId = stories.find(({ cause }) => cause === 'av_fault')!.id;
    await evening.commands.claim(incidentId, ZHOU);
    await evening.until(BREAK + 2 * MINUTE, 20, 15);
    await evening.commands.useScript(incidentId, ZHOU, { scriptId: 'sorry', version: 1, values: {} });
    await evening.until(BREAK + 4 * MINUTE, 20, 6);
    await evening.until(BREAK + 12 * MINUTE, 20, 0);
    await evening.until(BREAK + 45 * MINUTE, 0, 0);
  }, 120_000);

  afterAll(async () => {
    await evening.archive.close();
    await database.drop();
  });

  it('tells the broadcast with its incident, its words and what followed', async () => {
    const [broadcast] = await evening.review.list([ROOM], 9);
    expect(broadcast).toMatchObject({ startedAt: START, endedAt: BREAK + 12 * MINUTE });
    const { figures, incidents, uses, compensation } = await evening.review.review(broadcast!);
    const fault = incidents.find(({ cause }) => cause === 'av_fault')!;
    expect(fault).toMatchObject({
      statement: 'inside',
      said: { zh: '15 分钟内已公开回应' },
      toDetect: fault.detectedAt - BREAK,
      toClaim: BREAK + MINUTE - fault.detectedAt,
      toStatement: BREAK + 2 * MINUTE - fault.detectedAt,
    });
    expect(fault.toDetect).toBeLessThanOrEqual(30_000);
    expect(fault.toQuiet).toBeGreaterThan(fault.toStatement!);
    expect(figures.all.incidents).toBe(incidents.length);
    expect(figures.byGrade[fault.grade].toClaim.count).toBe(1);
    expect(compensation.total).toBe(0);

    expect(uses).toHaveLength(1);
    const { effect, said, ...use } = uses[0]!;
    expect(use).toMatchObject({ scriptId: 'sorry', person: '小周', audience: 'room', cause: 'av_fault' });
    // Before: one minute of chat, two of complaints. After five minutes nobody complains any more.
    expect(effect?.before.complaintsPerMinute).toBe(60);
    expect(effect?.after.map(({ complaintsPerMinute }) => complaintsPerMinute)).toEqual([36, 0, 0]);
    expect(effect?.change).toEqual({ minutes: 5, negativeRate: 1, complaints: 1, helped: 1 });
    expect(said.zh).toContain('投诉每分钟 60 条；用后第 5 分钟：负面占比 0%');
  });

  it('sums up a range by the day, of one room or of all', async () => {
    const { figures, days } = await evening.review.response(undefined, START, START + 90 * MINUTE);
    expect(days).toEqual([{ day: '2026-11-11', ...figures }]);
    expect(figures.all.incidents).toBeGreaterThan(0);
    const elsewhere = await evening.review.response(['other'], START, START + 90 * MINUTE);
    expect(elsewhere).toMatchObject({ figures: { all: { incidents: 0 } }, days: [] });
  });

  it('tells what followed each script, and what that cannot tell', async () => {
    const { scripts, limits } = await evening.review.scriptEffects();
    expect(scripts).toEqual([{ scriptId: 'sorry', uses: 1, helped: 1, said: expect.objectContaining({}) }]);
    expect(scripts[0]!.said.zh).toBe(
      '用过 1 次，用后负面和投诉比平时多回落约 25 个百分点（次数少，已往保守估）',
    );
    expect(limits.zh).toContain('不能证明');
    expect((await evening.review.scriptEffects(['other'])).scripts).toEqual([]);
    expect((await evening.review.scriptEffects([])).scripts).toEqual([]);
  });

  it('tells a person nothing of rooms that are not theirs', async () => {
    const asking = (...rooms: string[]) =>
      ({ person: { name: '小周', rooms } }) as unknown as SignedInRequest;
    const routes = new ReviewController(evening.review, { now: () => evening.now });
    const effects = async (room: string | undefined, request: SignedInRequest) =>
      (await routes.scriptEffects({ room }, request)).scripts.map(({ scriptId }) => scriptId);
    expect(await effects(undefined, asking())).toEqual(['sorry']);
    expect(await effects(undefined, asking('other', ROOM))).toEqual(['sorry']);
    expect(await effects(undefined, asking('other'))).toEqual([]);
    await expect(effects(ROOM, asking('other'))).rejects.toThrow(RoomForbidden);
    const { figures } = await routes.response({}, asking('other'));
    expect(figures.all.incidents).toBe(0);
  });

  it('knows no broadcast that is not there', async () => {
    await expect(evening.review.broadcast(v7())).rejects.toThrow(BroadcastNotFound);
  });
});

describe('tables of an earlier version', () => {
  let database: FreshDatabase;

  beforeAll(async () => {
    database = await freshDatabase();
  });

  afterAll(() => database.drop());
  beforeEach(() => database.empty());

  it('are filled from the events: uses, and when an incident was detected', async () => {
    const { dataSource } = database;
    const detected = eventOf('detected', undefined, START);
    const used = eventOf('script.used', foldIncident([detected]), START + 5_000);
    await new PostgresIncidentStore(dataSource).commit({
      signals: [],
      events: [detected, used],
      outbox: [],
    });
    const migration = new Review1764000000004();
    const queryRunner = dataSource.createQueryRunner();
    await migration.down(queryRunner);
    await migration.up(queryRunner);
    await queryRunner.release();
    const reader = new PostgresReviewReader(dataSource);
    const broadcast = { id: v7(), roomId: 'r1', startedAt: START, lastSeenAt: START };
    expect(await reader.usesOf(broadcast)).toMatchObject([
      { incidentId: 'i1', scriptId: 'x', version: 1, person: '小周', at: START + 5_000 },
    ]);
    expect(await new PostgresEffectStore(dataSource).dueUses(START + 6_000, 9)).toHaveLength(1);
    expect(await reader.stories(['r1'], START, START, 9)).toHaveLength(1);
  });
});
