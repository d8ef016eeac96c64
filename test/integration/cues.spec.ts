import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PostgresCueStore } from '../../src/adapters/store/postgres-cue-store.js';
import { PostgresIncidentStore } from '../../src/adapters/store/postgres-incident-store.js';
import { PostgresOutbox } from '../../src/adapters/store/postgres-outbox.js';
import { newId } from '../../src/adapters/ids/new-id.js';
import type { Person } from '../../src/core/access/person.js';
import { foldCue } from '../../src/core/cue/apply-event.js';
import { CueTooLong } from '../../src/core/cue/cue-text.js';
import { IllegalCueTransition } from '../../src/core/cue/illegal-cue-transition.js';
import { RECEIPT_WITHIN, type CueView } from '../../src/core/cue/view.js';
import { eventOf } from '../../src/core/incident/incident.fixture.js';
import { IllegalTransition } from '../../src/core/incident/illegal-transition.js';
import { scriptOf, variableOf } from '../../src/core/script/script.fixture.js';
import { CueForbidden, CueNotFound, CueWordsRefused, ScriptNotForHost } from '../../src/cue/cue-errors.js';
import { NoteCues } from '../../src/cue/note-cues.js';
import { SendCue, type CueHooks, type CueOrder } from '../../src/cue/send-cue.js';
import { SweepCues, TendCue } from '../../src/cue/tend-cue.js';
import { IncidentNotFound, ScriptChanged, ScriptUnfilled } from '../../src/incident/incident-errors.js';
import type { LiveEvent } from '../../src/live/events.js';
import type { LiveStream } from '../../src/ports.js';
import { SuggestScripts } from '../../src/suggest/suggest-scripts.js';
import { PublishOutbox } from '../../src/upkeep/publish-outbox.js';
import { freshDatabase, type FreshDatabase } from '../support/fresh-database.js';

const START = 1_700_000_100_000;
const ZHOU: Person = {
  name: 'zhou',
  displayName: '小周',
  roles: ['controller'],
  rooms: ['r1', 'r2'],
  compensationLimit: 0,
};
const PAD = { roomId: 'r1', name: 'pad', owner: 'zhou' };
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

describe('cues', () => {
  let database: FreshDatabase;
  let store: PostgresCueStore;
  let incidents: PostgresIncidentStore;
  let now: number;
  const clock = { now: () => now };

  beforeAll(async () => {
    database = await freshDatabase();
    store = new PostgresCueStore(database.dataSource);
    incidents = new PostgresIncidentStore(database.dataSource);
  });

  afterAll(async () => {
    await database.drop();
  });

  beforeEach(async () => {
    await database.empty();
    now = START;
  });

  const sender = (hooks: Partial<CueHooks> = {}, at: Pick<PostgresCueStore, 'waiting' | 'commit'> = store) =>
    new SendCue(
      at,
      incidents,
      new SuggestScripts({ current: () => SCRIPTS }, () => undefined),
      clock,
      newId,
      {
        check: () => [],
        tendIn: () => Promise.resolve(),
        ...hooks,
      },
    );
  const send = async (text = '稳住，先别念单号', roomId = 'r1') =>
    await sender().send({ roomId, text }, ZHOU, { address: '10.0.0.7' });
  const notes = () => new NoteCues(store, clock, newId);
  const rows = async <T>(sql: string): Promise<T[]> => await database.dataSource.query<T[]>(sql);
  const told = async (): Promise<LiveEvent[]> => await rows('SELECT name, payload FROM outbox ORDER BY id');

  describe('sending', () => {
    it('keeps the event, the row, the audit entry and what is told together', async () => {
      const cue = await send('  稳住\r\n先别念单号 ');
      expect(cue).toMatchObject({ text: '稳住\n先别念单号', status: 'sent', author: 'zhou', seq: 1 });
      expect(cue.dueAt - cue.sentAt).toBe(RECEIPT_WITHIN);
      expect(foldCue(await store.events(cue.id))).toEqual(cue);
      expect(await store.latest('r1', 5, 0)).toEqual([cue]);
      expect(await told()).toMatchObject([{ name: 'cue', payload: cue }]);
      expect(await rows('SELECT * FROM audit_entry')).toMatchObject([
        {
          action: 'cue.sent',
          actor: { type: 'person', name: 'zhou' },
          subject_type: 'cue',
          subject_id: cue.id,
          room_id: 'r1',
          after: { status: 'sent', text: cue.text },
          origin: { address: '10.0.0.7' },
        },
      ]);
    });

    it('takes the place of the one that waits, and of no other room’s, nor of one that was received', async () => {
      const first = await send('一');
      const elsewhere = await send('别处', 'r2');
      await notes().received(first.id, PAD);
      const second = await send('二');
      now += 1_000;
      const third = await send('三');
      const status = async ({ id }: CueView) => foldCue(await store.events(id)).status;
      expect(await Promise.all([first, elsewhere, second, third].map(status))).toEqual([
        'received',
        'sent',
        'replaced',
        'sent',
      ]);
      expect((await store.events(second.id)).at(-1)).toMatchObject({ type: 'replaced', newerId: third.id });
      expect((await store.latest('r1', 2, 0)).map(({ text }) => text)).toEqual(['三', '二']);
      expect(await store.latest('r1', 5, now)).toHaveLength(1);
    });

    it('leaves one cue waiting when two people send at once', async () => {
      const texts = Array.from({ length: 4 }, (_, i) => `同时 ${i}`);
      const cues = await Promise.all(texts.map(async (text) => await send(text)));
      const views = await store.latest('r1', 9, 0);
      expect(views).toHaveLength(cues.length);
      expect(views.filter(({ status }) => status === 'sent')).toHaveLength(1);
      expect(views.filter(({ status }) => status === 'replaced')).toHaveLength(cues.length - 1);
    });

    it('asks for a look when the time is over, and is sent all the same when nobody can be asked', async () => {
      const asked: [string, number][] = [];
      const tendIn = async (id: string, ms: number) => {
        asked.push([id, ms]);
        await Promise.reject(new Error('redis is away'));
      };
      const cue = await sender({ tendIn }).send({ roomId: 'r1', text: '稳住' }, ZHOU);
      expect(asked).toEqual([[cue.id, RECEIPT_WITHIN]]);
    });

    it('refuses strangers, long texts and what the words guard blocks, and keeps nothing', async () => {
      const finding = { reason: { zh: '绝对化用语：最低价', en: 'absolute: lowest price' }, blocks: true };
      const guarded = sender({
        check: (text) => [
          { ...finding, blocks: text.includes('最低价') },
          { reason: { zh: '宜缓和', en: 'soften' }, blocks: false },
        ],
      });
      const order = { roomId: 'r1', text: '稳住' };
      await expect(guarded.send({ ...order, text: '说全网最低价' }, ZHOU)).rejects.toThrow(CueWordsRefused);
      await expect(guarded.send({ ...order, text: '说全网最低价' }, ZHOU)).rejects.toThrow(
        '绝对化用语：最低价 / ',
      );
      await expect(guarded.send({ ...order, text: '长'.repeat(201) }, ZHOU)).rejects.toThrow(CueTooLong);
      await expect(guarded.send(order, { ...ZHOU, roles: ['admin'] })).rejects.toThrow(CueForbidden);
      await expect(guarded.send({ ...order, roomId: 'r9' }, ZHOU)).rejects.toThrow(CueForbidden);
      expect(await told()).toEqual([]);
      expect(await guarded.send(order, ZHOU)).toMatchObject({ text: '稳住' });
    });
  });

  describe('for an incident', () => {
    beforeEach(async () => {
      await incidents.commit({ signals: [], events: [eventOf('detected', undefined)], outbox: [] });
    });

    const script = (scriptId: string, version = 1, values = {}): CueOrder => ({
      roomId: 'r1',
      incidentId: 'i1',
      script: { scriptId, version, values },
    });

    it('fills a script for the host, and remembers which', async () => {
      const cue = await sender().send(script('asking', 1, { next: '福袋' }), ZHOU);
      expect(cue.text).toContain('12 人在等，转入福袋');
      expect(cue).toMatchObject({ incidentId: 'i1', script: { scriptId: 'asking', version: 1 } });
    });

    it('refuses an empty place, another version, a script for others, an incident of another room', async () => {
      await expect(sender().send(script('asking'), ZHOU)).rejects.toThrow(ScriptUnfilled);
      await expect(sender().send(script('steady', 1), ZHOU)).rejects.toThrow(ScriptChanged);
      await expect(sender().send(script('public'), ZHOU)).rejects.toThrow(ScriptNotForHost);
      await expect(sender().send({ ...script('steady', 2), roomId: 'r2' }, ZHOU)).rejects.toThrow(
        IncidentNotFound,
      );
      expect(await store.latest('r1', 5, 0)).toEqual([]);
    });

    it('tells the incident in the same transaction, where the wiring says what', async () => {
      const cued: CueHooks['cued'] = ({ text }) => ({
        type: 'script.used',
        scriptId: 'steady',
        version: 2,
        text,
        public: false,
      });
      const cue = await sender({ cued }).send({ roomId: 'r1', incidentId: 'i1', text: '稳住' }, ZHOU);
      expect((await incidents.incident('i1')).at(-1)).toMatchObject({
        type: 'script.used',
        text: '稳住',
        seq: 2,
      });
      expect((await told()).map(({ name }) => name)).toEqual(['cue', 'incident']);

      await incidents.commit({
        signals: [],
        events: [{ ...eventOf('resolved', undefined), seq: 3 }],
        outbox: [],
      });
      const late = sender({ cued }).send({ roomId: 'r1', incidentId: 'i1', text: '晚了' }, ZHOU);
      await expect(late).rejects.toThrow(IllegalTransition);
      expect((await store.latest('r1', 5, 0)).map(({ id }) => id)).toEqual([cue.id]);
    });
  });

  describe('the tablet', () => {
    it('says shown and received any number of times: each is noted once', async () => {
      const { id } = await send();
      now += 300;
      await notes().shown(id, PAD);
      now += 2_000;
      const received = await notes().received(id, PAD, { address: '10.0.0.9', agent: 'tablet' });
      now += 5_000;
      expect(await notes().received(id, PAD)).toEqual(received);
      expect(await notes().shown(id, PAD)).toEqual(received);
      expect(received).toMatchObject({ status: 'received', shownAt: START + 300, receivedAt: START + 2_300 });
      const entries = await rows<{ action: string }>(
        'SELECT action, actor, origin FROM audit_entry ORDER BY id',
      );
      expect(entries.map(({ action }) => action)).toEqual(['cue.sent', 'cue.shown', 'cue.received']);
      expect(entries[2]).toMatchObject({
        actor: { type: 'key', name: 'pad', owner: 'zhou' },
        origin: { address: '10.0.0.9', agent: 'tablet' },
      });
    });

    it('knows the cues of its room only', async () => {
      const { id } = await send('别处', 'r2');
      await expect(notes().received(id, PAD)).rejects.toThrow(CueNotFound);
      await expect(notes().shown(newId(), PAD)).rejects.toThrow(CueNotFound);
    });

    it('is heard when its touch and a newer cue cross', async () => {
      const first = await send('一');
      const [, second] = await Promise.all([notes().received(first.id, PAD), send('二')]);
      const view = foldCue(await store.events(first.id));
      expect(view.receivedAt).toBe(START);
      expect(['received', 'replaced']).toContain(view.status);
      expect(await store.waiting('r1')).toEqual(second);
    });

    it('notes one receipt when two tablets of a room are touched at once', async () => {
      const { id } = await send();
      await Promise.all(Array.from({ length: 4 }, async () => await notes().received(id, PAD)));
      expect((await store.events(id)).map(({ type }) => type)).toEqual(['sent', 'received']);
    });
  });

  describe('withdrawing', () => {
    it('takes a cue away, once, by somebody of the room', async () => {
      const { id } = await send();
      await expect(notes().withdraw(id, { ...ZHOU, rooms: ['r2'] })).rejects.toThrow(CueForbidden);
      expect(await notes().withdraw(id, ZHOU)).toMatchObject({ status: 'withdrawn', withdrawnAt: START });
      await expect(notes().withdraw(id, ZHOU)).rejects.toThrow(IllegalCueTransition);
      await expect(notes().withdraw(newId(), ZHOU)).rejects.toThrow(CueNotFound);
      expect(await store.waiting('r1')).toBeUndefined();
    });
  });

  describe('twenty seconds', () => {
    const published: LiveEvent[] = [];
    /** The real outbox, into a list: the stream has tests of its own. */
    const sweep = (): SweepCues => {
      const stream = {
        publishOnce: (_key: string, events: readonly LiveEvent[]) => {
          published.push(...events);
          return Promise.resolve();
        },
      };
      const publish = new PublishOutbox(new PostgresOutbox(database.dataSource), stream as LiveStream);
      return new SweepCues(store, clock, new TendCue(notes(), publish));
    };
    const unseen = async ({ id }: CueView) =>
      (await store.events(id)).filter(({ type }) => type === 'unseen').length;

    beforeEach(() => {
      published.length = 0;
    });

    it('finds what has no job, tells it once, however many sweep how often', async () => {
      const cue = await send();
      const seen = await send('看到了', 'r2');
      await notes().received(seen.id, { ...PAD, roomId: 'r2' });
      now += RECEIPT_WITHIN - 1;
      await sweep().handle();
      expect(await unseen(cue)).toBe(0);

      now += 1;
      await Promise.all([sweep().handle(), sweep().handle(), sweep().handle()]);
      await sweep().handle();
      expect([await unseen(cue), await unseen(seen)]).toEqual([1, 0]);
      expect(foldCue(await store.events(cue.id))).toMatchObject({ status: 'unseen', unseenAt: now });
      expect(published.filter(({ payload }) => (payload as CueView).status === 'unseen')).toMatchObject([
        { name: 'cue', payload: { id: cue.id } },
      ]);
      expect(await rows(`SELECT actor FROM audit_entry WHERE action = 'cue.unseen'`)).toEqual([
        { actor: { type: 'system' } },
      ]);
    });

    it('tells nothing of a cue that was taken away, and looks at no cue before its time', async () => {
      const gone = await send('撤回');
      await notes().withdraw(gone.id, ZHOU);
      const early = await send('还早');
      expect(await notes().unseen(early.id)).toBe(false);
      now += RECEIPT_WITHIN;
      expect(await notes().unseen(gone.id)).toBe(false);
      expect(await notes().unseen(early.id)).toBe(true);
      expect(await notes().unseen(early.id)).toBe(false);
    });

    it('lets a late receipt count', async () => {
      const cue = await send();
      now += RECEIPT_WITHIN;
      await sweep().handle();
      now += 4_000;
      const late = await notes().received(cue.id, PAD);
      expect(late).toMatchObject({ status: 'received', unseenAt: START + RECEIPT_WITHIN, receivedAt: now });
    });
  });

  it('keeps its events for ever', async () => {
    await send();
    await expect(rows('DELETE FROM cue_event')).rejects.toThrow('append-only');
  });
});
