import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/adapters/ids/new-id.js';
import { PostgresIncidentStore } from '../../src/adapters/store/postgres-incident-store.js';
import { ClockTimers } from '../../src/clocks/clock-timers.js';
import { SweepClocksJob } from '../../src/clocks/sweep-clocks-job.js';
import { TendIncidentJob } from '../../src/clocks/tend-incident-job.js';
import { TendIncidents } from '../../src/clocks/tend-incidents.js';
import { foldIncident } from '../../src/core/incident/apply-event.js';
import { nextDueAt } from '../../src/core/incident/clocks.js';
import { DEFAULT_DESK_SETTINGS, type DeskSettings } from '../../src/core/incident/desk-settings.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import type { IncidentView } from '../../src/core/incident/view.js';
import { MINUTE } from '../../src/core/window/widths.js';
import { noticeDeliveries } from '../../src/deliver/notice-deliveries.js';
import { IncidentLedger } from '../../src/incident/incident-ledger.js';
import { DUTY, openMortalDesk, type MortalDesk } from '../support/mortal-desk.js';
import { killAtEveryStep, type Life } from '../support/mortal.js';

/** A P2 has ten minutes to be claimed. Whoever is not called at ten is called at twenty. */
const SETTINGS: DeskSettings = {
  clocks: { ...DEFAULT_DESK_SETTINGS.clocks, answer: {} },
  escalation: { P2: [10, 20].map((after) => ({ afterMs: after * MINUTE, to: { channels: [DUTY] } })) },
};
const zhou = { person: { name: '小周', rooms: [] } };

let desk: MortalDesk;
let witness: PostgresIncidentStore;

type ClockProcess = ReturnType<typeof processOf>;
const processOf = (life: Life) => {
  const at = desk.processOf(life);
  const { clock, channels, jobs, after } = at;
  const store = life.of(new PostgresIncidentStore(desk.dataSource, dueAt));
  const timers = new ClockTimers(jobs, () => SETTINGS, clock);
  const parts = {
    newId,
    roomName: (roomId: string) => roomId,
    notifiersOf: (roomId: string) => channels.notifiersOf(roomId),
    expiresAfter: MINUTE,
  };
  const alongside = (...told: [Parameters<typeof noticeDeliveries>[0], IncidentView]) => ({
    deliveries: noticeDeliveries(...told, parts),
  });
  const incidents = new TendIncidents(store, timers, () => SETTINGS, alongside, clock);
  return {
    ...at,
    store,
    timers,
    timer: new TendIncidentJob(incidents, after),
    sweep: new SweepClocksJob(incidents, store, after),
    people: new IncidentLedger(store, (views) => timers.set(views), clock),
  };
};
const dueAt = (view: IncidentView) => nextDueAt(view, SETTINGS);

beforeAll(async () => {
  desk = await openMortalDesk();
  witness = new PostgresIncidentStore(desk.dataSource);
});

afterAll(async () => await desk.close());

/** What the evaluation of signals does when it finds something. */
const detect = async ({ store, timers }: ClockProcess): Promise<void> => {
  const detected = eventOf('detected', undefined, desk.clock.time);
  const view = foldIncident([detected]);
  await store.commit({ events: [detected], outbox: [{ name: 'incident', roomId: 'r1', payload: view }] });
  await timers.set([view]);
};

/** The timer and the sweep look, both, whenever it is time. */
const tendAt = async (at: ClockProcess, time: number): Promise<void> => {
  desk.clock.time = Math.max(desk.clock.time, time);
  await at.timer.handle({ incidentId: 'i1' });
  await at.sweep.handle();
};

/** @param late how many of the claim clock's marks and calls there are before somebody claims it */
const goOn = async (at: ClockProcess, late: number): Promise<boolean> => {
  desk.clock.time += 1_000;
  const story = await witness.incident('i1');
  const incident = story.length > 0 ? foldIncident(story) : undefined;
  if (incident === undefined) await detect(at);
  else if (await at.deliverNext()) return false;
  else if (incident.status !== 'open') {
    await tendAt(at, incident.detectedAt + 30 * MINUTE);
    await at.publish.handle();
    return true;
  } else if (story.length - 1 < late) await tendAt(at, dueAt(incident)!);
  else await at.after.follow(at.people.append('i1', zhou, () => ({ type: 'claimed' })));
  return false;
};

const left = async () => {
  const story = await witness.incident('i1');
  const course = story.map((event) => (event.type === 'clock.rang' ? event.mark : event.type));
  return { ...(await desk.left()), course };
};

const play = async (late: number) =>
  await killAtEveryStep({ begin: desk.reset, processOf, goOn: async (at) => await goOn(at, late), left });

describe('the clocks of an incident whose processes are killed at any step', () => {
  it('ring once each and call once, until somebody claims it', async () => {
    const { steps, whole } = await play(4);
    expect(steps).toBeGreaterThan(40);
    expect(whole.course).toEqual(['detected', 'half', 'threequarters', 'due', 'escalated', 'claimed']);
    expect(whole.deliveries).toEqual(['notice delivered']);
    expect(whole.shown).toEqual([expect.stringContaining('10 分钟无人认领')]);
    expect(whole.told).toEqual([...Array<string>(4).fill('incident open'), 'incident claimed']);
    expect(whole).toMatchObject({ untold: 0, callsAreFew: true });
  }, 240_000);

  it('are silent once it is claimed', async () => {
    const { whole } = await play(1);
    expect(whole.course).toEqual(['detected', 'half', 'claimed']);
    expect(whole).toMatchObject({ shown: [], deliveries: [], untold: 0 });
  }, 120_000);
});
