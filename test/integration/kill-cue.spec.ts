import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../src/adapters/ids/new-id.js';
import { PostgresCueStore } from '../../src/adapters/store/postgres-cue-store.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import { NoteCues } from '../../src/cue/note-cues.js';
import { SendCue } from '../../src/cue/send-cue.js';
import { SweepCues, TendCue } from '../../src/cue/tend-cue.js';
import { NO_HISTORY } from '../../src/core/script/history.js';
import { SuggestScripts } from '../../src/suggest/suggest-scripts.js';
import { PAD, ZHOU } from '../support/cue-desk.js';
import { openMortalDesk, type MortalDesk } from '../support/mortal-desk.js';
import { killAtEveryStep, Life } from '../support/mortal.js';

const TEXT = '稳住，先别念单号';

let desk: MortalDesk;
let witness: CueProcess;

type CueProcess = ReturnType<typeof processOf>;
const processOf = (life: Life) => {
  const at = desk.processOf(life);
  const { ledger, clock, publish, jobs } = at;
  const store = life.of(new PostgresCueStore(desk.dataSource));
  const notes = new NoteCues(store, ledger, clock);
  const tend = new TendCue(notes, publish);
  const sending = new SendCue(store, ledger, ledger, NO_SCRIPTS, clock, newId, {
    check: () => [],
    cued: ({ id: cueId, text }) => ({ type: 'cued', cueId, text }),
    tendIn: async (cueId, ms) => await jobs.addCue(cueId, ms),
  });
  return { ...at, cues: store, notes, tend, sending, sweep: new SweepCues(store, clock, tend) };
};
const NO_SCRIPTS = new SuggestScripts(
  { current: () => [] },
  () => undefined,
  () => NO_HISTORY,
);

beforeAll(async () => {
  desk = await openMortalDesk();
});

afterAll(async () => await desk.close());

/** Another cue waits, whose place this one takes. */
const begin = async (): Promise<void> => {
  await desk.reset();
  witness = processOf(new Life());
  await witness.ledger.commit({ events: [eventOf('detected', undefined, desk.clock.time)], outbox: [] });
  await witness.sending.send({ roomId: 'r1', text: '报一下库存' }, ZHOU);
};

/** Who got no answer looks whether it was done; the tablet says again what it does not know to be heard. */
const goOn = async (at: CueProcess, host: 'sees it' | 'is late'): Promise<boolean> => {
  desk.clock.time += 1_000;
  const cue = (await witness.cues.latest('r1', 9, 0)).find(({ text }) => text === TEXT);
  if (cue === undefined) {
    await at.after.follow(at.sending.send({ roomId: 'r1', incidentId: 'i1', text: TEXT }, ZHOU));
  } else if (cue.status === 'sent') {
    await at.after.follow(at.notes.shown(cue.id, PAD));
  } else if (cue.status === 'shown' && host === 'is late') {
    desk.clock.time = Math.max(desk.clock.time, cue.dueAt);
    await at.tend.handle({ cueId: cue.id });
    await at.sweep.handle();
  } else if (cue.status !== 'received') {
    await at.after.follow(at.notes.received(cue.id, PAD));
  } else {
    await at.sweep.handle();
    await at.publish.handle();
    return true;
  }
  return false;
};

const left = async () => {
  const incident = await witness.ledger.incident('i1');
  return { ...(await desk.left()), incident: incident.map(({ type }) => type) };
};

const play = async (host: 'sees it' | 'is late') =>
  await killAtEveryStep({ begin, processOf, goOn: async (at) => await goOn(at, host), left });

describe('a cue whose processes are killed at any step', () => {
  it('is sent once and takes one place; the receipt counts once', async () => {
    const { steps, whole } = await play('sees it');
    expect(steps).toBeGreaterThan(20);
    expect(whole).toMatchObject({
      told: ['cue sent', 'cue replaced', 'cue sent', 'incident open', 'cue shown', 'cue received'],
      incident: ['detected', 'cued'],
      untold: 0,
    });
  }, 120_000);

  it('is told to be unseen once, and a late receipt is told, too', async () => {
    const { whole } = await play('is late');
    expect(whole.told.slice(-3)).toEqual(['cue shown', 'cue unseen', 'cue received']);
    const shown = { type: 'key', name: PAD.name, owner: PAD.owner };
    expect(whole.audit.slice(-3)).toEqual([
      ['cue.shown', shown, 'shown'],
      ['cue.unseen', { type: 'system' }, 'unseen'],
      ['cue.received', shown, 'received'],
    ]);
  }, 120_000);
});
