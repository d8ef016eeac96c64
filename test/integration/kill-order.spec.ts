import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ActionCommands } from '../../src/act/action-commands.js';
import { newId } from '../../src/adapters/ids/new-id.js';
import { orderOf, type OrderChange } from '../../src/core/action/change-order.js';
import { MASS_VIEWERS } from '../../src/core/action/order.js';
import type { RoomAction } from '../../src/core/delivery/outgoing.js';
import { MINUTE } from '../../src/core/window/widths.js';
import { askerOf, personOf } from '../support/announcing.js';
import { openMortalDesk, type MortalDesk, type MortalProcess } from '../support/mortal-desk.js';
import { killAtEveryStep, Life } from '../support/mortal.js';

const ROOM = 'r1';
const WHY = '刷屏';
const wang = askerOf(personOf('wang', 'controller'));
const li = askerOf(personOf('li', 'moderator'));
const remove = (userId: string): Extract<RoomAction, { type: 'remove' }> => ({ type: 'remove', userId });
const ACTIONS = [remove('u1'), remove('u2')];

let desk: MortalDesk;
let witness: MortalProcess;

beforeAll(async () => {
  desk = await openMortalDesk();
});

afterAll(async () => await desk.close());

/** An order before it was about as many as one may alone: the next needs a second person. */
const begin = async (): Promise<void> => {
  await desk.reset();
  witness = desk.processOf(new Life());
  const actions = Array.from({ length: MASS_VIEWERS }, (_, i) => remove(`v${i}`));
  const about = { roomId: ROOM, channels: ['中控台'], author: 'wang', at: desk.clock.time };
  const before = orderOf({ id: newId(), actions, why: '上一波', ...about }, 0, MINUTE);
  await witness.ledger.commit({ orders: [{ ...before, status: 'settled' }], outbox: [] });
};

const commandsOf = ({ orders, deliveries, ledger, staff, channels, clock, desk: about }: MortalProcess) =>
  new ActionCommands({
    orders,
    deliveries,
    ledger,
    staff,
    clock,
    newId,
    channelsOf: (roomId, actions) => channels.roomActionsOf(roomId, actions),
    announcement: async (id) => await about.read(id),
    incident: () => Promise.resolve({ roomId: ROOM }),
    isArmed: () => Promise.resolve(true),
    lapseAfter: MINUTE,
    expiresAfter: MINUTE,
  });

/** Who got no answer looks whether it was done. @param decision of the second person; without one it lapses */
const goOn = async (at: MortalProcess, decision: OrderChange | undefined): Promise<boolean> => {
  desk.clock.time += 1_000;
  const commands = commandsOf(at);
  const order = (await witness.orders.list(ROOM, 9)).find(({ why }) => why === WHY);
  if (order === undefined) {
    await at.after.follow(commands.order(ROOM, { actions: ACTIONS, why: WHY }, wang));
  } else if (order.status === 'waiting' && decision) {
    await at.after.follow(commands.change(order.id, order.version, decision, li));
  } else if (order.status === 'waiting') {
    desk.clock.time = order.lapseAt!;
    await commands.lapse(9);
  } else if (!(await at.deliverNext())) {
    await at.publish.handle();
    return true;
  }
  return false;
};

const play = async (decision?: OrderChange) =>
  await killAtEveryStep({
    begin,
    processOf: desk.processOf,
    goOn: async (at) => await goOn(at, decision),
    left: desk.left,
  });

const DONE = { shown: ACTIONS.map((action) => JSON.stringify(action)), untold: 0, callsAreFew: true };

describe('an order whose processes are killed at any step', () => {
  it('is done once when a second person agrees, and nobody does it without one', async () => {
    const { steps, whole } = await play({ type: 'approved' });
    expect(steps).toBeGreaterThan(30);
    expect(whole).toMatchObject({ ...DONE, deliveries: ['action delivered', 'action delivered'] });
    expect(whole.audit.map(([action]) => action)).toEqual([
      'action.ordered',
      'action.approved',
      'action.settled',
      'action.settled',
    ]);
    expect(whole.told).toEqual(['action waiting', 'action released', 'action released', 'action settled']);
  }, 120_000);

  it('is done once when it is forced, and everyone is called once', async () => {
    const { whole } = await play({ type: 'forced', note: '只有我在' });
    expect(whole.shown).toHaveLength(ACTIONS.length + 1);
    expect(whole).toMatchObject({ untold: 0, callsAreFew: true });
  }, 120_000);

  it('lapses once when nobody agrees, and nothing is done', async () => {
    const { whole } = await play();
    expect(whole).toMatchObject({ shown: [], deliveries: [], told: ['action waiting', 'action lapsed'] });
  }, 120_000);
});
