import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ReadBack } from '../../src/announce/read-back.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import type { Message } from '../../src/core/message.js';
import { shardOf } from '../../src/core/shard.js';
import { askerOf, personOf } from '../support/announcing.js';
import { openMortalDesk, SHARDS, type MortalDesk, type MortalProcess } from '../support/mortal-desk.js';
import { killAtEveryStep, Life } from '../support/mortal.js';

const wang = askerOf(personOf('wang', 'controller'));
const li = askerOf(personOf('li', 'moderator'));
const TEXT = '声音恢复了，刚才没听清的会重新讲';
const [ROOM, INCIDENT] = ['r1', 'i1'];

let desk: MortalDesk;
let witness: MortalProcess;

beforeAll(async () => {
  desk = await openMortalDesk();
});

afterAll(async () => await desk.close());

const begin = async (): Promise<void> => {
  await desk.reset();
  witness = desk.processOf(new Life());
  await witness.ledger.commit({ events: [eventOf('detected', undefined, desk.clock.time)], outbox: [] });
  const wish = { text: TEXT, audience: 'room', pinned: false, incidentId: INCIDENT } as const;
  await witness.commands.draft(ROOM, wish, wang);
};

const goOn = async (at: MortalProcess): Promise<boolean> => {
  desk.clock.time += 1_000;
  const [view] = await witness.store.list({}, 1);
  const { id, status } = view!;
  if (status === 'draft') await at.after.follow(at.commands.submit(id, [], view!, wang));
  else if (status === 'waiting') await at.after.follow(at.commands.approve(id, undefined, view!, li));
  else if (status === 'seen') {
    await at.publish.handle();
    return true;
  } else if (!(await at.deliverNext())) {
    const readBack = new ReadBack(at.expectations, desk.clock, at.desk, at.after);
    await readBack.note(await readBack.look(shardOf(ROOM, SHARDS), [echo()]));
  }
  return false;
};

/** The chat, in which it comes back. */
const echo = (): Message => ({
  id: 'echo',
  kind: 'danmaku',
  roomId: ROOM,
  source: 'test',
  userId: 'official',
  text: TEXT,
  count: 1,
  sentAt: desk.clock.time,
  receivedAt: desk.clock.time,
  clock: 'source',
});

const left = async () => {
  const incident = await witness.ledger.incident(INCIDENT);
  return { ...(await desk.left()), incident: incident.map(({ type }) => type) };
};

it('an announcement whose processes are killed at any step is published once, told once, and nothing agreed is lost', async () => {
  const { steps, whole } = await killAtEveryStep({ begin, processOf: desk.processOf, goOn, left });
  expect(steps).toBeGreaterThan(20);
  expect(whole).toMatchObject({
    shown: [TEXT],
    deliveries: ['announcement delivered'],
    incident: ['detected', 'announced'],
    untold: 0,
    callsAreFew: true,
  });
}, 120_000);
