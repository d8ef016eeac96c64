import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditRow } from '../../src/adapters/store/rows/audit-row.js';
import { DeliveryRow } from '../../src/adapters/store/rows/delivery-row.js';
import {
  AboveLimit,
  AnnouncementChanged,
  CompensationUnfilled,
  OverrideNotAllowed,
  PublishTimeWrong,
  WordsNotReady,
} from '../../src/announce/announcement-errors.js';
import type { DraftWish } from '../../src/announce/make-draft.js';
import { IllegalStep, OwnWords } from '../../src/core/announcement/illegal-step.js';
import type { AnnouncementView } from '../../src/core/announcement/view.js';
import { findingKey, type GuardFinding } from '../../src/core/guard/finding.js';
import type { Publisher } from '../../src/ports.js';
import { announcing, askerOf, personOf } from '../support/announcing.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

const ROOM = 'room-1';
const wang = askerOf(personOf('wang', 'controller'));
const li = askerOf(personOf('li', 'moderator'));
const zhao = askerOf({ ...personOf('zhao', 'moderator'), compensationLimit: 2_000 });
const admin = askerOf(personOf('root', 'admin'));

const OWN_WORDS: DraftWish = { text: '声音已经恢复', audience: 'room', pinned: false };
const OF_SCRIPT: DraftWish = {
  audience: 'room',
  pinned: false,
  script: { id: 'sound-back', version: 3, values: { minutes: '5' } },
};

const publisher = (name: string): { channel: Publisher; rooms: string[] } => ({
  channel: {
    name,
    audiences: ['room'],
    comesBack: true,
    publish: async () => await Promise.resolve({ at: 1 }),
  },
  rooms: [],
});

/** Marks 最好 as absolute, and what is unfilled. */
const guard = {
  check: (text: string): readonly GuardFinding[] =>
    [
      { words: '最好', kind: 'absolute', blocks: false },
      { words: '{{minutes}}', kind: 'unfilled', blocks: true },
    ].flatMap(({ words, kind, blocks }): readonly GuardFinding[] => {
      const start = text.indexOf(words);
      const reason = { zh: words, en: words };
      const end = start + words.length;
      return start < 0 ? [] : [{ kind, rule: kind, start, end, words, reason, blocks } as GuardFinding];
    }),
};

describe('announcements', () => {
  let database: FreshDatabase;
  let now = Date.parse('2026-11-11T12:00:00Z');
  let part: ReturnType<typeof announcing>;

  beforeAll(async () => {
    database = await freshDatabase();
    part = announcing({
      dataSource: database.dataSource,
      clock: { now: () => now },
      guard,
      channels: {
        publishers: [publisher('页面'), publisher('房间')],
        notifiers: ['值班群', '邮件'].map((name) => ({
          channel: { name, notify: async () => await Promise.resolve({ at: 1 }) },
          rooms: [],
        })),
        roomActions: [],
      },
    });
  });

  beforeEach(async () => {
    await database.empty();
  });

  afterAll(async () => await database.drop());

  const drafted = async (wish: DraftWish = OWN_WORDS): Promise<AnnouncementView> =>
    await part.commands.draft(ROOM, wish, wang);
  const submitted = async (wish?: DraftWish): Promise<AnnouncementView> =>
    await part.commands.submit((await drafted(wish)).id, [], { seq: 1 }, wang);

  it('publishes a script as it is in a small matter, with a delivery for each channel', async () => {
    const view = await submitted(OF_SCRIPT);
    expect(view).toMatchObject({ status: 'publishing', needs: [], draft: { channels: ['页面', '房间'] } });
    expect(view.draft.text).toContain('5 分钟后重新讲一遍');
    const waiting = await part.deliveries.waiting(10);
    expect(waiting.map(({ delivery }) => delivery.channel).sort()).toEqual(['房间', '页面']);
    expect(waiting[0]!.delivery.payload).toMatchObject({
      key: waiting[0]!.delivery.id,
      text: view.draft.text,
    });
  });

  it('lets own words wait for somebody else, and deliver nothing until then', async () => {
    const view = await submitted();
    expect(view).toMatchObject({ status: 'waiting', needs: [{ code: 'free' }] });
    expect(await part.deliveries.waiting(10)).toEqual([]);
    const approved = await part.commands.approve(view.id, undefined, view, li);
    expect(approved).toMatchObject({ status: 'publishing', confirmedBy: 'li' });
    expect(await part.deliveries.waiting(10)).toHaveLength(2);
  });

  it('foresees what submitting would come to, and keeps nothing of it', async () => {
    expect(await part.commands.foresee(ROOM, OF_SCRIPT, [], wang)).toMatchObject({
      draft: { script: { values: { minutes: '5' } } },
      findings: [],
      needs: [],
    });
    const best = { ...OWN_WORDS, text: '这是最好的一款' };
    const [finding] = guard.check(best.text);
    const answer = { finding: findingKey(finding!), why: '品牌名如此' };
    const foreseen = await part.commands.foresee(ROOM, best, [answer], li);
    expect(foreseen).toMatchObject({ findings: [{ words: '最好' }], lapseAfter: 30 * 60_000 });
    expect(foreseen.needs.map(({ code }) => code)).toEqual(['free', 'overridden']);
    const { needs } = await part.commands.submit((await drafted(best)).id, [answer], { seq: 1 }, li);
    expect(needs).toEqual(foreseen.needs);
    expect(await part.store.list({}, 10)).toHaveLength(1);
  });

  it('refuses the author, whatever they do', async () => {
    const view = await submitted();
    await expect(part.commands.approve(view.id, undefined, view, wang)).rejects.toThrow(OwnWords);
    // Nor written past the commands, straight into the ledger.
    const forged = {
      announcementId: view.id,
      roomId: ROOM,
      seq: view.seq + 1,
      at: now,
      by: { type: 'person', name: 'wang' },
      type: 'approved',
    } as const;
    await expect(part.ledger.commit({ steps: [forged], outbox: [] })).rejects.toThrow(OwnWords);
    expect((await part.desk.read(view.id)).status).toBe('waiting');
  });

  it('lets one of two win who approve at once, and publishes once', async () => {
    const view = await submitted();
    const outcomes = await Promise.allSettled(
      [li, zhao, li, zhao].map((who) => part.commands.approve(view.id, undefined, view, who)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(AnnouncementChanged);
    }
    expect(await database.dataSource.manager.count(DeliveryRow)).toBe(2);
  });

  it('lets one of two win: the author who takes it back, or who approves it; the loser changes nothing', async () => {
    const view = await submitted();
    const [takenBack, approved] = await Promise.allSettled([
      part.commands.withdraw(view.id, '写错了', view, wang),
      part.commands.approve(view.id, undefined, view, li),
    ]);
    const isOut = approved.status === 'fulfilled';
    expect(takenBack.status).toBe(isOut ? 'rejected' : 'fulfilled');
    expect((await part.desk.read(view.id)).status).toBe(isOut ? 'publishing' : 'withdrawn');
    expect(await database.dataSource.manager.count(DeliveryRow)).toBe(isOut ? 2 : 0);
  });

  it('lets nobody approve other words than they saw', async () => {
    const view = await submitted();
    const returned = await part.commands.return(view.id, '时间不对', view, zhao);
    const other: DraftWish = { ...OWN_WORDS, text: '全场免单' };
    const edited = await part.commands.edit(view.id, other, returned, wang);
    await expect(part.commands.approve(view.id, undefined, view, li)).rejects.toThrow('由 wang 修改');
    await part.commands.submit(view.id, [], edited, wang);
    await expect(part.commands.approve(view.id, undefined, view, li)).rejects.toThrow(AnnouncementChanged);
    expect(await database.dataSource.manager.count(DeliveryRow)).toBe(0);
  });

  it('holds back words that nobody answers for; a moderator may answer for them, not for an empty place', async () => {
    const best = await drafted({ ...OWN_WORDS, text: '这是最好的一款' });
    const finding = guard.check(best.draft.text)[0]!;
    const overrides = [{ finding: findingKey(finding), why: '品牌名如此' }];
    await expect(part.commands.submit(best.id, [], best, wang)).rejects.toThrow(WordsNotReady);
    await expect(part.commands.submit(best.id, overrides, best, wang)).rejects.toThrow(OverrideNotAllowed);
    const passed = await part.commands.submit(best.id, overrides, best, li);
    expect(passed.needs.map(({ code }) => code)).toEqual(['free', 'overridden']);

    const unfilled = await drafted({ ...OF_SCRIPT, script: { id: 'sound-back', version: 3, values: {} } });
    const key = findingKey(guard.check(unfilled.draft.text)[0]!);
    await expect(
      part.commands.submit(unfilled.id, [{ finding: key, why: '急' }], unfilled, li),
    ).rejects.toThrow(WordsNotReady);
  });

  it('asks for somebody with a limit of their own when compensation is above the author’s', async () => {
    const needs = [{ code: 'compensation', facts: { total: 900, limit: 500, before: 400 } }] as const;
    const draft = await drafted();
    await part.ledger.commit({
      steps: [
        {
          announcementId: draft.id,
          roomId: ROOM,
          seq: 2,
          at: now,
          by: { type: 'person', name: 'wang' },
          type: 'submitted',
          findings: [],
          overrides: [],
          needs,
        },
      ],
      outbox: [],
    });
    await expect(part.commands.approve(draft.id, undefined, { seq: 2 }, li)).rejects.toThrow(AboveLimit);
    expect((await part.commands.approve(draft.id, undefined, { seq: 2 }, zhao)).confirmedBy).toBe('zhao');
  });

  it('counts what one author gives in two announcements at the same moment', async () => {
    const values = { minutes: '5', yuan: '300' };
    const wish = { ...OF_SCRIPT, script: { id: 'sound-back-coupon', version: 3, values } };
    const drafts = [await drafted(wish), await drafted(wish), await drafted(wish)];
    const views = await Promise.all(drafts.map((draft) => part.commands.submit(draft.id, [], draft, wang)));
    expect(views.map(({ status }) => status).sort()).toEqual(['publishing', 'waiting', 'waiting']);
    expect(views.flatMap(({ needs }) => needs.map(({ facts }) => facts['before'])).sort()).toEqual([
      300, 600,
    ]);
    const unsaid = await drafted({ ...wish, script: { ...wish.script, values: { minutes: '5' } } });
    await expect(part.commands.submit(unsaid.id, [], unsaid, wang)).rejects.toThrow(CompensationUnfilled);
  });

  it('lapses when nobody came, and tells who comes after', async () => {
    const view = await submitted();
    now = view.lapseAt!;
    await part.tend.handle();
    expect((await part.desk.read(view.id)).status).toBe('lapsed');
    await expect(part.commands.approve(view.id, undefined, { seq: view.seq + 1 }, li)).rejects.toThrow(
      IllegalStep,
    );
  });

  it('goes out at its hour, once, however many tend it', async () => {
    const view = await submitted({ ...OF_SCRIPT, publishAt: now + 60_000 });
    expect(view.status).toBe('scheduled');
    await part.tend.handle();
    expect((await part.desk.read(view.id)).status).toBe('scheduled');
    now += 60_000;
    await Promise.all([part.tend.handle(), part.tend.handle(), part.tend.handle()]);
    expect((await part.desk.read(view.id)).status).toBe('publishing');
    expect(await database.dataSource.manager.count(DeliveryRow)).toBe(2);
  });

  it('can be forced by an administrator, loudly: it says who and why', async () => {
    const view = await submitted();
    const forced = await part.commands.force(view.id, '只有我在', view, admin);
    expect(forced).toMatchObject({ status: 'publishing', confirmedBy: 'root', forcedWhy: '只有我在' });
    const told = await database.dataSource.manager.findOneBy(AuditRow, { action: 'announcement.forced' });
    expect(told).toMatchObject({ why: '只有我在', by: { name: 'root' }, from: { address: '127.0.0.1' } });
    const calls = await database.dataSource.manager.findBy(DeliveryRow, { kind: 'notice' });
    expect(calls.map(({ channel }) => channel).sort()).toEqual(['值班群', '邮件']);
    for (const { payload } of calls) {
      expect(payload).toMatchObject({ grade: 'P0', title: { zh: '紧急放行：公告未经他人确认即发布' } });
      expect(JSON.stringify(payload)).toContain('理由：只有我在');
    }
  });

  it('settles a delivery once, also when two workers had it', async () => {
    const { id } = await submitted(OF_SCRIPT);
    const { delivery } = (await part.deliveries.waiting(1))[0]!;
    const settlement = {
      deliveryId: delivery.id,
      state: 'delivered',
      receipt: { at: 1 },
      at: now,
    } as const;
    await Promise.all([1, 2, 3].map(async () => await part.settle.settle(delivery, settlement)));
    const events = await part.store.events(id);
    expect(events.filter(({ type }) => type === 'delivered')).toHaveLength(1);
  });

  it('leaves an audit entry for every step, in its transaction', async () => {
    const view = await submitted();
    await part.commands.approve(view.id, '核对过', view, li);
    const entries = await database.dataSource.manager.find(AuditRow, { order: { at: 'ASC', id: 'ASC' } });
    expect(entries.map(({ action }) => action)).toEqual([
      'announcement.drafted',
      'announcement.submitted',
      'announcement.approved',
      'announcement.released',
    ]);
    expect(entries[2]).toMatchObject({
      why: '核对过',
      before: { status: 'waiting' },
      after: { status: 'scheduled' },
    });
  });

  it('tells a program from the person on whose behalf it writes', async () => {
    await part.commands.draft(ROOM, OWN_WORDS, { ...wang, from: { address: '127.0.0.1', key: 'writer' } });
    const entry = await database.dataSource.manager.findOneBy(AuditRow, { action: 'announcement.drafted' });
    expect(entry!.by).toEqual({ type: 'key', name: 'writer', owner: 'wang' });
  });

  it.each(['announcement_event', 'audit_entry', 'incident_event'])('%s cannot be changed', async (table) => {
    await submitted();
    const { dataSource } = database;
    for (const sql of [`UPDATE ${table} SET at = now()`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
      await expect(dataSource.query(sql)).rejects.toThrow('append-only');
    }
  });

  it.each([
    ['an hour that is past', { publishAt: 1 }, PublishTimeWrong],
    ['an hour too far ahead', { publishAt: Date.parse('2030-01-01') }, PublishTimeWrong],
  ] as const)('refuses %s', async (_what, wrong, type) => {
    await expect(drafted({ ...OWN_WORDS, ...wrong })).rejects.toThrow(type);
  });
});
