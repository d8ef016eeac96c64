import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Cause, IncidentEvent } from '../../src/core/incident/events.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import { MINUTE } from '../../src/core/window/widths.js';
import { AT, openReviewRoom, type ReviewRoom } from '../support/review-room.js';
import { batchOf, messageOf } from './store-samples.js';

let room: ReviewRoom;

beforeAll(async () => {
  room = await openReviewRoom();
});

afterAll(() => room.close());

beforeEach(async () => {
  await room.database.empty();
  room.time.now = AT;
  room.time.waitingSince = undefined;
});

describe('the course of an incident', () => {
  /** Detected so that its course is measured around AT. */
  const DETECTED = AT - 2 * MINUTE;
  const detect = async (cause: Cause = 'av_fault') => {
    const event = { ...eventOf('detected', undefined, DETECTED), cause } as IncidentEvent;
    await room.incidents.commit({ signals: [], events: [event], outbox: [] });
  };

  beforeEach(async () => {
    for (const minute of [-3, -2, -1]) await room.said(minute, 40, 60);
    for (const minute of [0, 2, 4]) await room.said(minute, 30, 70);
    const flagged = [-11, -7, -2].map((minute) => messageOf({ sentAt: DETECTED + minute * MINUTE }));
    await room.archive.record(batchOf(flagged, 3));
    room.time.now = AT + 5 * MINUTE + 20_000;
  });

  const story = async () => (await room.reader.stories(undefined, DETECTED, DETECTED, 9))[0];

  it('is measured once, where nobody said anything', async () => {
    await detect();
    room.time.now -= 1;
    await room.worker().handle();
    expect(await room.reader.courseMeans()).toEqual([]);
    room.time.now += 1;
    await room.worker().handle();
    expect(await room.reader.courseMeans()).toEqual([
      { cause: 'av_fault', count: 1, helped: expect.closeTo(0.25, 9) },
    ]);
    expect((await story())?.firstComplaintAt).toBe(DETECTED - 7 * MINUTE);
    await room.database.dataSource.query('DELETE FROM message');
    await Promise.all([room.worker().handle(), room.worker().handle()]);
    expect(await room.reader.courseMeans()).toHaveLength(1);
  });

  it('is none where words were said meanwhile; the first complaint counts all the same', async () => {
    await room.useScript({}, 'other');
    await detect('price');
    await room.worker().handle();
    expect(await room.reader.courseMeans()).toEqual([]);
    expect(await room.reader.scriptMeans()).toEqual([
      { scriptId: 'sorry', cause: 'av_fault', count: 1, helped: expect.closeTo(0.25, 9) },
    ]);
    expect(await room.reader.scriptMeans(['r2'])).toEqual([]);
  });

  it('is none where somebody said it in words of their own', async () => {
    await detect();
    await room.database.dataSource.query(
      `INSERT INTO announcement (id, room_id, status, view, updated_at)
       VALUES (gen_random_uuid(), 'r1', 'delivered', jsonb_build_object('deliveredAt', $1::float8), $2)`,
      [AT + MINUTE, new Date(AT + MINUTE)],
    );
    await room.worker().handle();
    expect(await room.reader.courseMeans()).toEqual([]);
    expect((await story())?.firstComplaintAt).toBe(DETECTED - 7 * MINUTE);
  });

  it('has no first complaint where people complain of nothing', async () => {
    await detect('feed');
    await room.worker().handle();
    expect((await story())?.view.cause).toBe('feed');
    expect(await story()).not.toHaveProperty('firstComplaintAt');
  });
});
