import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnnouncementEventRow } from '../../src/adapters/store/rows/announcement-event-row.js';
import { DeliveryRow } from '../../src/adapters/store/rows/delivery-row.js';
import { PublishTimeWrong } from '../../src/announce/announcement-errors.js';
import type { DraftWish } from '../../src/announce/make-draft.js';
import type { AnnouncementView } from '../../src/core/announcement/view.js';
import type { Delivery } from '../../src/core/delivery/delivery.js';
import type { Grade } from '../../src/core/grade.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import { foldIncident } from '../../src/core/incident/apply-event.js';
import { nextEvent } from '../../src/core/incident/next-event.js';
import type { IncidentEvent } from '../../src/core/incident/events.js';
import { MINUTE } from '../../src/core/window/widths.js';
import type { Notifier, Publisher } from '../../src/ports.js';
import { announcing, askerOf, personOf } from '../support/announcing.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

const ROOM = 'room-1';
const AT = Date.parse('2026-11-11T12:00:00Z');
const HOUR = AT + 60 * MINUTE;
const wang = askerOf(personOf('wang', 'controller'));
const li = askerOf(personOf('li', 'moderator'));
const WISH: DraftWish = {
  audience: 'room',
  pinned: false,
  script: { id: 'sound-back', version: 3, values: { minutes: '5' } },
};

const page: Publisher = {
  name: '页面',
  audiences: ['room'],
  comesBack: false,
  publish: async () => await Promise.resolve({ at: 1 }),
};
const staff: Notifier = { name: '值班群', notify: async () => await Promise.resolve({ at: 1 }) };

describe('what goes on when words are to go out', () => {
  let database: FreshDatabase;
  let part: ReturnType<typeof announcing>;
  let now: number;

  beforeAll(async () => {
    database = await freshDatabase();
    part = announcing({
      dataSource: database.dataSource,
      clock: { now: () => now },
      guard: { check: () => [] },
      channels: {
        publishers: [{ channel: page, rooms: [] }],
        notifiers: [{ channel: staff, rooms: [] }],
        roomActions: [],
      },
    });
  });

  beforeEach(async () => {
    await database.empty();
    now = AT;
  });

  afterAll(async () => await database.drop());

  /** An incident of the room, which a person graded. */
  const incident = async (grade: Grade, ...more: readonly IncidentEvent['type'][]): Promise<string> => {
    const events: IncidentEvent[] = [{ ...eventOf('detected', undefined, now), roomId: ROOM }];
    const graded = { type: 'graded', grade, reasons: [], why: '实情如此' } as const;
    events.push(nextEvent(foldIncident(events), graded, now, { type: 'person', name: 'wang' }));
    for (const type of more) events.push(eventOf(type, foldIncident(events), now));
    await part.ledger.commit({ events, outbox: [] });
    return events[0]!.incidentId;
  };

  const submitted = async (wish: Partial<DraftWish> = {}): Promise<AnnouncementView> => {
    const { id } = await part.commands.draft(ROOM, { ...WISH, ...wish }, wang);
    return await part.commands.submit(id, [], { seq: 1 }, wang);
  };

  const sent = async (kind: Delivery['kind']): Promise<readonly DeliveryRow[]> =>
    await database.dataSource.manager.findBy(DeliveryRow, { kind });

  it.each([
    ['P0', 5],
    ['P1', 10],
  ] as const)(
    'somebody else agrees while a %s goes on, also to words that leave it out',
    async (grade, minutes) => {
      await incident(grade);
      expect(await submitted()).toMatchObject({
        status: 'waiting',
        grade,
        needs: [{ code: 'grade', facts: { grade } }],
        lapseAt: AT + minutes * MINUTE,
      });
      expect(await sent('announcement')).toEqual([]);
    },
  );

  it.each([
    ['a small one goes on', 'P2', []],
    ['a grave one has fallen quiet', 'P0', ['signal.cleared', 'quiet']],
    ['a grave one is over', 'P0', ['resolved']],
  ] as const)('nobody else has to agree where %s', async (_what, grade, more) => {
    await incident(grade, ...more);
    expect(await submitted()).toMatchObject({ status: 'publishing', needs: [] });
  });

  it('somebody else agrees to words for a grave incident that is quiet, when they name it', async () => {
    const incidentId = await incident('P0', 'signal.cleared', 'quiet');
    expect(await submitted({ incidentId })).toMatchObject({ status: 'waiting', grade: 'P0' });
  });

  it('what nobody had to agree to waits at its hour, when something grave goes on by then; the staff is told', async () => {
    const { id } = await submitted({ publishAt: HOUR });
    await incident('P0');
    now = HOUR;
    await part.tend.handle();
    await part.tend.handle();
    const held = await part.desk.read(id);
    expect(held).toMatchObject({
      status: 'waiting',
      grade: 'P0',
      needs: [{ code: 'grade', facts: { grade: 'P0' } }],
      lapseAt: HOUR + 5 * MINUTE,
    });
    expect(await sent('announcement')).toEqual([]);
    const calls = await sent('notice');
    expect(calls).toHaveLength(1);
    expect(JSON.stringify(calls[0]!.payload)).toContain('提交人：wang');
    await part.commands.approve(id, undefined, held, li);
    expect(await sent('announcement')).toHaveLength(1);
  });

  it('what somebody agreed to goes out at its hour, whatever goes on', async () => {
    const waiting = await submitted({ text: '整点开播', publishAt: HOUR });
    await part.commands.approve(waiting.id, undefined, waiting, li);
    await incident('P0');
    now = HOUR;
    await part.tend.handle();
    expect((await part.desk.read(waiting.id)).status).toBe('publishing');
  });

  it('goes out when it is late by as long as a channel may take, and lapses after that, with a notice', async () => {
    const first = await submitted({ publishAt: HOUR });
    now = HOUR + 15 * MINUTE;
    await part.tend.handle();
    expect((await part.desk.read(first.id)).status).toBe('publishing');
    expect(await sent('notice')).toEqual([]);

    const hour = now + 60 * MINUTE;
    const second = await submitted({ publishAt: hour });
    // No worker ran from eight to ten.
    now = hour + 15 * MINUTE + 1;
    await part.tend.handle();
    await part.tend.handle();
    expect((await part.desk.read(second.id)).status).toBe('lapsed');
    expect(await sent('announcement')).toHaveLength(1);
    expect(JSON.stringify((await sent('notice')).map(({ payload }) => payload))).toContain('没有发布');
  });

  it('nobody can agree to words whose hour is over', async () => {
    const { id, lapseAt, seq } = await submitted({ text: '马上开抢', publishAt: AT + 10 * MINUTE });
    expect(lapseAt).toBe(AT + 25 * MINUTE);
    now = AT + 25 * MINUTE + 1;
    await expect(part.commands.approve(id, undefined, { seq }, li)).rejects.toThrow(PublishTimeWrong);
  });

  it('a draft whose hour went by is not sent off at once', async () => {
    const { id } = await part.commands.draft(ROOM, { ...WISH, publishAt: AT + MINUTE }, wang);
    now = AT + MINUTE;
    await expect(part.commands.submit(id, [], { seq: 1 }, wang)).rejects.toThrow(PublishTimeWrong);
  });

  it('one that fails holds up no other, however long it is due', async () => {
    const broken = await submitted({ publishAt: HOUR });
    const whole = await submitted({ publishAt: HOUR + MINUTE });
    // An event of a version that this one does not know.
    const strange = { announcementId: broken.id, seq: broken.seq + 1, roomId: ROOM, at: now, actor: null };
    await database.dataSource.manager.insert(AnnouncementEventRow, {
      ...strange,
      type: 'strange' as never,
      payload: {},
    });
    now = HOUR + MINUTE;
    await expect(part.tend.handle()).rejects.toThrow(broken.id);
    expect((await part.desk.read(whole.id)).status).toBe('publishing');
  });
});
