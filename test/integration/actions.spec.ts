import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/adapters/ids/new-id.js';
import { dryRunUnlessArmed } from '../../src/adapters/room-actions/dry-run-unless-armed.js';
import { PostgresRoomArming } from '../../src/adapters/store/postgres-order-store.js';
import { AuditRow } from '../../src/adapters/store/rows/audit-row.js';
import { DeliveryRow } from '../../src/adapters/store/rows/delivery-row.js';
import { IncidentElsewhere } from '../../src/announce/announcement-errors.js';
import { ActionCommands, type ActionSurroundings } from '../../src/act/action-commands.js';
import { NothingToUndo, OrderChanged } from '../../src/act/act-errors.js';
import { ArmRooms } from '../../src/act/arm-rooms.js';
import { OrderRefused, OwnOrder } from '../../src/core/action/change-order.js';
import { MASS_VIEWERS, type ActionOrder } from '../../src/core/action/order.js';
import { ChannelBusy } from '../../src/core/delivery/channel-errors.js';
import type { OutgoingAction, RoomAction } from '../../src/core/delivery/outgoing.js';
import { Deliver } from '../../src/deliver/deliver.js';
import type { Notifier, RoomActions } from '../../src/ports.js';
import { announcing, askerOf, NOBODY_TO_TELL, personOf } from '../support/announcing.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

const ROOM = 'room-1';
const wang = askerOf(personOf('wang', 'controller'));
const li = askerOf(personOf('li', 'moderator'));

const mutes = (count: number, from = 0): readonly Extract<RoomAction, { type: 'mute' }>[] =>
  Array.from({ length: count }, (_, i) => ({ type: 'mute', userId: `u${from + i}`, seconds: 600 }));

describe('actions on a room', () => {
  let database: FreshDatabase;
  let part: ReturnType<typeof announcing>;
  let commands: ActionCommands;
  let around: ActionSurroundings;
  let job: Deliver;
  let arming: ArmRooms;
  let now = Date.parse('2026-11-11T12:00:00Z');
  const done: OutgoingAction[] = [];
  /** What goes wrong at the tool, and what happens while it works. */
  let trouble: Error | undefined;
  let meanwhile: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    database = await freshDatabase();
    const clock = { now: () => now };
    const rooms = new PostgresRoomArming(database.dataSource);
    const tool: RoomActions = {
      name: '中控台',
      can: ['mute', 'unmute', 'remove', 'unpin'],
      act: async (action) => {
        if (trouble) throw trouble;
        await meanwhile?.();
        done.push(action);
        return await Promise.resolve({ at: now });
      },
    };
    const armed = dryRunUnlessArmed(tool, async (id) => (await rooms.of(id, now)) !== undefined, clock);
    const page: RoomActions = {
      name: '页面处置',
      can: ['pin', 'unpin'],
      act: async (action) => await Promise.resolve({ at: now, reference: action.action.type }),
    };
    const duty: Notifier = { name: '值班群', notify: async () => await Promise.resolve({ at: now }) };
    const notifiers = [{ channel: duty, rooms: [] }];
    const channels = {
      publishers: [],
      notifiers,
      roomActions: [page, armed].map((channel) => ({ channel, rooms: [] })),
    };
    const { dataSource } = database;
    part = announcing({ dataSource, clock, guard: { check: () => [] }, channels });
    around = {
      staff: part.staff,
      orders: part.orders,
      deliveries: part.deliveries,
      ledger: part.ledger,
      clock,
      newId,
      channelsOf: (roomId, actions) => part.channels.roomActionsOf(roomId, actions),
      announcement: async (id) => await part.desk.read(id),
      incident: () => Promise.resolve({ roomId: ROOM }),
      isArmed: async (roomId) => (await rooms.of(roomId, now)) !== undefined,
      lapseAfter: 60_000,
      expiresAfter: 60_000,
    };
    commands = new ActionCommands(around);
    job = new Deliver(part.deliveries, undefined as never, clock, part.channels, part.settle, NOBODY_TO_TELL);
    arming = new ArmRooms(rooms, clock, newId);
  });

  beforeEach(async () => {
    done.length = 0;
    await database.empty();
  });

  afterAll(async () => await database.drop());

  /** Gives the channel everything that waits for it. */
  const deliver = async (): Promise<void> => {
    for (const { delivery } of await part.deliveries.waiting(100)) {
      const receipt = await part.channels.give(delivery);
      await part.settle.settle(delivery, { deliveryId: delivery.id, state: 'delivered', receipt, at: now });
    }
  };

  it('only shows what would be done in a room that is not armed', async () => {
    const order = await commands.order(ROOM, { actions: mutes(2), why: '刷屏' }, wang);
    await deliver();
    expect(await part.orders.find(order.id)).toMatchObject({
      status: 'settled',
      tally: { done: 0, dryRun: 2 },
    });
    expect(done).toEqual([]);
  });

  it('does it in an armed room, for as long as it is armed', async () => {
    await arming.arm(ROOM, { minutes: 30, why: '刷屏严重' }, li);
    await commands.order(ROOM, { actions: mutes(2), why: '刷屏' }, wang);
    await deliver();
    expect(done.map(({ action }) => action)).toEqual(mutes(2));
    now += 30 * 60_000;
    await commands.order(ROOM, { actions: mutes(1), why: '刷屏' }, wang);
    await deliver();
    expect(done).toHaveLength(2);
  });

  it('stays what it was when it was ordered: a rehearsal, though the room is armed before it is given', async () => {
    const rehearsal = await commands.order(ROOM, { actions: mutes(1), why: '演练' }, wang);
    await arming.arm(ROOM, { minutes: 30, why: '真的来了' }, li);
    await deliver();
    expect(done).toEqual([]);
    expect(await part.orders.find(rehearsal.id)).toMatchObject({ dryRun: true, tally: { dryRun: 1 } });
    const late = commands.change(rehearsal.id, 2, { type: 'withdrawn' }, wang);
    await expect(late).rejects.toThrow('已放行，不能再改（仅演示 1）');
  });

  it('goes to every channel that can do it, to no other, and is settled when all did', async () => {
    const muted = await commands.order(ROOM, { actions: mutes(1), why: '刷屏' }, wang);
    expect(muted.channels).toEqual(['中控台']);
    const unpinned = await commands.order(ROOM, { actions: [{ type: 'unpin' }], why: '写错了' }, wang);
    expect(unpinned.channels).toEqual(['页面处置', '中控台']);
    await deliver();
    expect(await part.orders.find(unpinned.id)).toMatchObject({
      status: 'settled',
      tally: { done: 1, dryRun: 1 },
    });
    const slow = commands.order(ROOM, { actions: [{ type: 'slow', seconds: 9 }], why: '刷屏' }, wang);
    await expect(slow).rejects.toThrow('没有能设置慢速模式的处置渠道');
  });

  it('waits for somebody else when it is about many, and does nothing until then', async () => {
    const order = await commands.order(ROOM, { actions: mutes(MASS_VIEWERS + 1), why: '刷屏' }, wang);
    expect(order.status).toBe('waiting');
    expect(await part.deliveries.waiting(100)).toEqual([]);
    await expect(commands.change(order.id, 1, { type: 'approved' }, wang)).rejects.toThrow(OwnOrder);
    const approvals = await Promise.allSettled(
      [1, 2, 3].map(() => commands.change(order.id, 1, { type: 'approved' }, li)),
    );
    expect(approvals.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await database.dataSource.manager.count(DeliveryRow)).toBe(MASS_VIEWERS + 1);
  });

  it('counts what one author orders at the same time', async () => {
    const orders = await Promise.all(
      [0, 1, 2, 3].map((i) => commands.order(ROOM, { actions: mutes(4, 4 * i), why: '刷屏' }, wang)),
    );
    expect(orders.map(({ status }) => status).sort()).toEqual(['released', 'released', 'waiting', 'waiting']);
  });

  it('lapses, is withdrawn, and tells who comes after', async () => {
    const [lapsing, withdrawn] = [
      await commands.order(ROOM, { actions: mutes(20), why: '刷屏' }, wang),
      await commands.order(ROOM, { actions: mutes(20), why: '刷屏' }, wang),
    ];
    await commands.change(withdrawn.id, 1, { type: 'withdrawn' }, wang);
    now += 60_000;
    await Promise.allSettled([commands.lapse(10), commands.lapse(10)]);
    expect((await part.orders.find(lapsing.id))?.status).toBe('lapsed');
    await expect(commands.change(lapsing.id, 2, { type: 'approved' }, li)).rejects.toThrow(OrderRefused);
  });

  it('is not agreed to as it was before it changed', async () => {
    const order = await commands.order(ROOM, { actions: mutes(20), why: '刷屏' }, wang);
    await expect(commands.change(order.id, 7, { type: 'approved' }, li)).rejects.toThrow(OrderChanged);
  });

  it('is taken back by its contrary, where there is one', async () => {
    const muted = await commands.order(ROOM, { actions: mutes(2), why: '误判' }, wang);
    await deliver();
    const undone = await commands.undo(muted.id, wang);
    expect(undone.actions).toEqual([
      { type: 'unmute', userId: 'u0' },
      { type: 'unmute', userId: 'u1' },
    ]);
    const removed = await commands.order(
      ROOM,
      { actions: [{ type: 'remove', userId: 'u1' }], why: 'x' },
      wang,
    );
    await deliver();
    await expect(commands.undo(removed.id, wang)).rejects.toThrow(NothingToUndo);
  });

  it('is over with the undo when nobody began it: it is not done late, and there is nothing to take back', async () => {
    const order = await commands.order(ROOM, { actions: mutes(2), why: '误判' }, wang);
    const undone = await commands.undo(order.id, wang);
    expect(undone).toMatchObject({ id: order.id, status: 'settled', tally: { refused: 2 } });
    expect(await part.deliveries.waiting(9)).toEqual([]);
    const [one] = await part.deliveries.ofSubject(order.id);
    expect(one).toMatchObject({
      state: 'refused',
      lastError: 'wang 已撤销，从未执行 / undone by wang, never begun',
    });
    await expect(commands.undo(order.id, wang)).rejects.toThrow(NothingToUndo);
  });

  it('never overtakes its undo: what a channel failed to do is not tried again, and is taken back in case it was done', async () => {
    await arming.arm(ROOM, { minutes: 30, why: '刷屏严重' }, li);
    const order = await commands.order(ROOM, { actions: mutes(1), why: '误判' }, wang);
    const [mute] = await part.deliveries.waiting(9);
    trouble = new ChannelBusy('503');
    await expect(job.handle({ deliveryId: mute!.delivery.id })).rejects.toThrow('503');
    trouble = undefined;
    const undone = await commands.undo(order.id, wang);
    const [unmute] = await part.deliveries.waiting(9);
    await job.handle({ deliveryId: unmute!.delivery.id });
    await job.handle({ deliveryId: mute!.delivery.id });
    expect(done.map(({ action }) => action.type)).toEqual(['unmute']);
    expect(await part.orders.find(undone.id)).toMatchObject({ tally: { done: 1 } });
  });

  it('is undone though a channel is at it this moment', async () => {
    await arming.arm(ROOM, { minutes: 30, why: '刷屏严重' }, li);
    const order = await commands.order(ROOM, { actions: mutes(1), why: '误判' }, wang);
    const [mute] = await part.deliveries.waiting(9);
    let undone: ActionOrder | undefined;
    meanwhile = async () => {
      undone = await commands.undo(order.id, li);
    };
    await job.handle({ deliveryId: mute!.delivery.id });
    meanwhile = undefined;
    expect(undone?.actions).toEqual([{ type: 'unmute', userId: 'u0' }]);
    expect((await part.deliveries.find(mute!.delivery.id))?.lastError).toContain('可能已执行');
  });

  it('is decided on anew when a channel begins it while somebody undoes it', async () => {
    const order = await commands.order(ROOM, { actions: mutes(1), why: '误判' }, wang);
    const { deliveries } = part;
    const racing = new ActionCommands({
      ...around,
      deliveries: {
        ofSubject: async (id) => {
          const read = await deliveries.ofSubject(id);
          if (read[0]!.attempts === 0) await deliveries.begin(read[0]!.delivery.id);
          return read;
        },
      },
    });
    expect(await racing.undo(order.id, wang)).toMatchObject({ actions: [{ type: 'unmute', userId: 'u0' }] });
  });

  it('is undone while its deliveries are written down one after the other', async () => {
    await arming.arm(ROOM, { minutes: 30, why: '刷屏严重' }, li);
    const order = await commands.order(ROOM, { actions: mutes(8), why: '误判' }, wang);
    const racing = new ActionCommands({
      ...around,
      deliveries: {
        ofSubject: async (id) => {
          const read = await part.deliveries.ofSubject(id);
          const [next] = await part.deliveries.waiting(1);
          if (next) await job.handle({ deliveryId: next.delivery.id });
          return read;
        },
      },
    });
    const undone = await racing.undo(order.id, wang);
    expect(undone.actions).toHaveLength(8);
    expect(await part.orders.find(order.id)).toMatchObject({ tally: { done: 8 } });
  });

  it('answers an incident of its own room only', async () => {
    const elsewhere = new ActionCommands({
      ...around,
      incident: () => Promise.resolve({ roomId: 'room-2' }),
    });
    const wish = { actions: mutes(1), why: '刷屏', incidentId: 'i1' };
    await expect(elsewhere.order(ROOM, wish, wang)).rejects.toThrow(IncidentElsewhere);
    expect(await commands.order(ROOM, wish, wang)).toMatchObject({ incidentId: 'i1' });
  });

  it('counts nobody twice who was muted by mistake and is let speak again', async () => {
    const order = await commands.order(ROOM, { actions: mutes(8), why: '误判' }, wang);
    await deliver();
    expect(await commands.undo(order.id, wang)).toMatchObject({ status: 'released' });
    const next = await commands.order(ROOM, { actions: mutes(2, 8), why: '刷屏' }, wang);
    expect(next.status).toBe('released');
  });

  it('is loud when it is forced: every notifier is told who and why, in the same transaction', async () => {
    const order = await commands.order(ROOM, { actions: mutes(11), why: '刷屏' }, wang);
    await commands.change(order.id, 1, { type: 'forced', note: '只有我在' }, li);
    const waiting = (await part.deliveries.waiting(100)).map(({ delivery }) => delivery);
    const notice = waiting.find(({ kind }) => kind === 'notice');
    expect(notice).toMatchObject({ channel: '值班群', subjectId: order.id, payload: { grade: 'P0' } });
    expect(JSON.stringify(notice!.payload)).toContain('理由：只有我在');
    expect(waiting.filter(({ kind }) => kind === 'action')).toHaveLength(11);
  });

  it('leaves an audit entry for every step', async () => {
    await arming.arm(ROOM, { minutes: 1, why: '演练' }, li);
    const order = await commands.order(ROOM, { actions: mutes(11), why: '刷屏' }, wang);
    await commands.change(order.id, 1, { type: 'forced', note: '只有我在' }, li);
    await arming.secure(ROOM, undefined, li);
    await arming.secure(ROOM, '已经关了', li);
    const entries = await database.dataSource.manager.find(AuditRow, { order: { id: 'ASC' } });
    expect(entries.map(({ action, why }) => [action, why])).toEqual([
      ['room.armed', '演练'],
      ['action.ordered', '刷屏'],
      ['action.forced', '只有我在'],
      ['room.secured', null],
    ]);
  });
});
