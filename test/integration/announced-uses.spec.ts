import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { PostgresBroadcastStore } from '../../src/adapters/store/postgres-broadcast-store.js';
import { PostgresReviewReader } from '../../src/adapters/store/postgres-review-reader.js';
import type { DraftWish } from '../../src/announce/make-draft.js';
import type { AnnouncementView } from '../../src/core/announcement/view.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import { scriptOf, variableOf } from '../../src/core/script/script.fixture.js';
import { MINUTE } from '../../src/core/window/widths.js';
import type { Publisher } from '../../src/ports.js';
import type { ReadReview } from '../../src/review/read-review.js';
import { announcing, askerOf, personOf } from '../support/announcing.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

const ROOM = 'r1';
const NOW = Date.UTC(2026, 10, 11, 12);
const wang = askerOf(personOf('wang', 'controller'));
const li = askerOf(personOf('li', 'moderator'));
const AIR = {
  id: '01938000-0000-7000-8000-000000000001',
  roomId: ROOM,
  startedAt: NOW - 60 * MINUTE,
  lastSeenAt: NOW,
};

const COUPONS = scriptOf({
  id: 'coupons',
  version: 2,
  variables: [variableOf({ name: 'yuan', type: 'money' }), variableOf({ name: 'pieces', type: 'pieces' })],
  compensation: [{ kind: 'coupon', label: { zh: '券', en: 'coupon' }, amount: 'yuan', count: 'pieces' }],
  steps: { ...scriptOf().steps, act: '发 {{pieces}} 张 {{yuan}} 元券' },
});

const publisher: Publisher = {
  name: '页面',
  audiences: ['room'],
  comesBack: false,
  publish: async () => await Promise.resolve({ at: 1 }),
};

describe('a script that is published', () => {
  let database: FreshDatabase;
  let part: ReturnType<typeof announcing>;
  let reader: PostgresReviewReader;
  let review: ReadReview;
  let now: number;

  beforeAll(async () => {
    database = await freshDatabase();
    const { dataSource } = database;
    const clock = { now: () => now };
    reader = new PostgresReviewReader(dataSource);
    part = announcing({
      dataSource,
      clock,
      guard: { check: () => [] },
      scripts: [COUPONS],
      channels: { publishers: [{ channel: publisher, rooms: [] }], notifiers: [], roomActions: [] },
    });
    review = part.review;
  });

  afterAll(() => database.drop());

  beforeEach(async () => {
    await database.empty();
    now = NOW;
    await new PostgresBroadcastStore(database.dataSource).save([AIR]);
  });

  async function submit(pieces: number, given: Partial<DraftWish> = {}): Promise<AnnouncementView> {
    const script = { id: 'coupons', version: 2, values: { yuan: '10', pieces: String(pieces) } };
    const wish: DraftWish = { audience: 'room', pinned: false, script, ...given };
    const { id } = await part.commands.draft(ROOM, wish, wang);
    return await part.commands.submit(id, [], { seq: 1 }, wang);
  }

  async function deliver(): Promise<void> {
    for (const { delivery } of await part.deliveries.waiting(9)) {
      await part.settle.settle(delivery, {
        deliveryId: delivery.id,
        state: 'delivered',
        at: now,
        receipt: { at: now },
      });
    }
  }

  const use = (view: AnnouncementView) => ({
    id: expect.any(String),
    roomId: ROOM,
    scriptId: 'coupons',
    version: 2,
    audience: 'room',
    person: 'wang',
    at: NOW,
    announcementId: view.id,
    compensation: { total: 200, byKind: { coupon: 200 } },
  });

  it('is a use of it once it was taken, with what it gives away', async () => {
    const view = await submit(20);
    expect(view.status).toBe('publishing');
    expect(await reader.usesOf(AIR)).toEqual([]);
    await deliver();
    await deliver();
    expect(await reader.usesOf(AIR)).toEqual([use(view)]);
  });

  it('is told by its incident where it answers one', async () => {
    const detected = { ...eventOf('detected', undefined, NOW - MINUTE), roomId: ROOM };
    await part.ledger.commit({ events: [detected], outbox: [] });
    const view = await submit(20, { incidentId: 'i1' });
    await deliver();
    expect(await reader.usesOf(AIR)).toEqual([{ ...use(view), incidentId: 'i1', cause: 'av_fault' }]);
  });

  it('is promised by who sends it off, whoever wrote it', async () => {
    const script = { id: 'coupons', version: 2, values: { yuan: '10', pieces: '40' } };
    const drafts: AnnouncementView[] = [];
    for (const writer of ['sun', 'wu']) {
      const asker = askerOf(personOf(writer, 'controller'));
      drafts.push(await part.commands.draft(ROOM, { audience: 'room', pinned: false, script }, asker));
    }
    const views = [];
    for (const { id } of drafts) views.push(await part.commands.submit(id, [], { seq: 1 }, li));
    expect(views.map(({ needs }) => needs.map(({ facts }) => facts))).toEqual([
      [],
      [{ total: 800, limit: 500, before: 400 }],
    ]);
    await deliver();
    expect(await reader.usesOf(AIR)).toMatchObject([{ person: 'li', compensation: { total: 400 } }]);
    expect((await review.given(ROOM, 'sun')).yuan).toBe(0);
    expect((await review.given(ROOM, 'li')).yuan).toBe(800);
  });

  it('counts towards what its author may give, from the moment it is sent off until somebody stops it', async () => {
    expect((await submit(30)).needs).toEqual([]);
    expect((await review.given(ROOM, 'wang')).yuan).toBe(300);
    const compensation = { code: 'compensation', facts: { total: 510, limit: 500, before: 300 } };
    const waiting = await submit(21);
    expect(waiting.needs).toEqual([compensation]);
    // What waits may be given, too, until it is stopped.
    expect((await review.given(ROOM, 'wang')).yuan).toBe(510);
    await part.commands.return(waiting.id, '金额过高', waiting, li);
    await deliver();
    expect((await review.given(ROOM, 'wang')).yuan).toBe(300);
    expect((await submit(21)).needs).toEqual([compensation]);
    expect((await review.given(ROOM, 'li')).yuan).toBe(0);
    // Another evening.
    // Off air the last day counts.
    now = NOW + 26 * 60 * MINUTE;
    await new PostgresBroadcastStore(database.dataSource).save([{ ...AIR, endedAt: NOW }]);
    expect((await submit(21)).needs).toEqual([]);
  });
});
