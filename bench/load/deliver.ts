import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../corpus/random.js';
import { spreadOf } from '../report/quantile.js';
import type { Assignment, Delivery } from './assignment.js';
import { bodyMaker } from './bodies.js';
import { preciseNow } from './now.js';
import { Poster } from './poster.js';

const SEED = 20_260_000;
/** More than a held rate needs, so that a slow answer finds the next POST a connection of its own. */
const HELD_CONNECTIONS = 32;

export interface Tally {
  sent: number;
  accepted: number;
  duplicate: number;
  rejected: number;
}

/**
 * Does what the assignment says and waits until everything is answered.
 * @param tally counts as it goes
 * @throws DoorRefused when the door says something that sending again does not help
 */
export async function deliver(assignment: Assignment, tally: Tally): Promise<Delivery> {
  const { url, key, rooms, batch, pace } = assignment;
  const cpuBefore = process.cpuUsage();
  const poster = new Poster(url, key, pace.kind === 'held' ? HELD_CONNECTIONS : pace.connections);
  const makeBody = bodyMaker(`${Date.now().toString(36)}-${process.pid}`, rooms, seededRandom(SEED));
  const from = preciseNow();
  const lateMs: number[] = [];
  let until = from;

  const send = async (due: number): Promise<void> => {
    lateMs.push(preciseNow() - due);
    tally.sent += batch;
    until = due;
    const { accepted, duplicate, rejected } = await poster.send(makeBody(batch, due));
    tally.accepted += accepted;
    tally.duplicate += duplicate;
    tally.rejected += rejected.length;
  };

  if (pace.kind === 'held') await holdRate(send, (1_000 * batch) / pace.rate, from, assignment.seconds);
  else await sendGreedily(send, pace.connections, from + assignment.seconds * 1_000);
  poster.close();

  const cpu = process.cpuUsage(cpuBefore);
  return {
    ...tally,
    turnedAway: poster.turnedAway,
    failed: poster.failed,
    from,
    until,
    answeredAt: preciseNow(),
    lateness: spreadOf(lateMs),
    answers: spreadOf(poster.answerMs),
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
  };
}

type Send = (due: number) => Promise<void>;

/** Every `interval` ms one, at its own time; one that could not leave in time leaves as soon as it can. */
async function holdRate(send: Send, interval: number, from: number, seconds: number): Promise<void> {
  const posts = Math.round((seconds * 1_000) / interval);
  const underway = new Set<Promise<void>>();
  let refused: Error | undefined;
  for (let i = 0; i < posts && refused === undefined; i++) {
    const due = from + i * interval;
    while (preciseNow() < due) await sleep(due - preciseNow());
    const one: Promise<void> = send(due)
      .catch((error: Error) => void (refused = error))
      .finally(() => underway.delete(one));
    underway.add(one);
  }
  await Promise.all(underway);
  if (refused) throw refused;
}

async function sendGreedily(send: Send, connections: number, until: number): Promise<void> {
  const one = async (): Promise<void> => {
    while (preciseNow() < until) await send(preciseNow());
  };
  await Promise.all(Array.from({ length: connections }, one));
}
