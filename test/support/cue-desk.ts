import { NO_HISTORY } from '../../src/core/script/history.js';
import { newId } from '../../src/adapters/ids/new-id.js';
import { PostgresCueStore } from '../../src/adapters/store/postgres-cue-store.js';
import { PostgresIncidentStore } from '../../src/adapters/store/postgres-incident-store.js';
import type { Person } from '../../src/core/access/person.js';
import type { CueView } from '../../src/core/cue/view.js';
import { scriptOf, variableOf } from '../../src/core/script/script.fixture.js';
import { NoteCues } from '../../src/cue/note-cues.js';
import { SendCue, type CueHooks } from '../../src/cue/send-cue.js';
import type { LiveEvent } from '../../src/live/events.js';
import { SuggestScripts } from '../../src/suggest/suggest-scripts.js';
import { freshDatabase } from './fresh-database.js';

export const START = 1_700_000_100_000;
export const ZHOU: Person = {
  name: 'zhou',
  displayName: '小周',
  roles: ['controller'],
  rooms: ['r1', 'r2'],
  compensationLimit: 0,
};
/** The tablet of room r1. */
export const PAD = { roomId: 'r1', name: 'pad', owner: 'zhou' };

const SCRIPTS = [
  scriptOf({ id: 'steady', version: 2, audience: 'host' }),
  scriptOf({ id: 'public', audience: 'room' }),
  scriptOf({
    id: 'asking',
    audience: 'host',
    variables: [
      variableOf({ name: 'people', from: 'incident.people' }),
      variableOf({ name: 'next', type: 'text', label: { zh: '接下来', en: 'next' } }),
    ],
    steps: { ...scriptOf().steps, act: '{{people}} 人在等，转入{{next}}' },
  }),
];

/** The steps of cues on a database of their own, with a clock that stands still until it is moved. */
export async function openCueDesk() {
  const database = await freshDatabase();
  const store = new PostgresCueStore(database.dataSource);
  const incidents = new PostgresIncidentStore(database.dataSource);
  const suggest = new SuggestScripts(
    { current: () => SCRIPTS },
    () => undefined,
    () => NO_HISTORY,
  );
  const clock = { time: START, now: () => clock.time };
  const sender = (hooks: Partial<CueHooks> = {}): SendCue =>
    new SendCue(store, incidents, incidents, suggest, clock, newId, {
      check: () => [],
      tendIn: () => Promise.resolve(),
      ...hooks,
    });
  const rows = async <T>(sql: string): Promise<T[]> => await database.dataSource.query<T[]>(sql);
  return {
    database,
    store,
    incidents,
    clock,
    sender,
    rows,
    notes: new NoteCues(store, incidents, clock),
    send: async (text = '稳住，先别念单号', roomId = 'r1'): Promise<CueView> =>
      await sender().send({ roomId, text }, ZHOU, { address: '10.0.0.7' }),
    told: async (): Promise<LiveEvent[]> => await rows('SELECT name, payload FROM outbox ORDER BY id'),
    reset: async (): Promise<void> => {
      await database.empty();
      clock.time = START;
    },
  };
}

export type CueDesk = Awaited<ReturnType<typeof openCueDesk>>;
