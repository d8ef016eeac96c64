import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { foldCue } from '../../src/core/cue/apply-event.js';
import { CueTooLong } from '../../src/core/cue/cue-text.js';
import { RECEIPT_WITHIN, type CueView } from '../../src/core/cue/view.js';
import { eventOf } from '../../src/core/incident/stories.fixture.js';
import { IllegalTransition } from '../../src/core/incident/illegal-transition.js';
import { RoomForbidden } from '../../src/core/access/refusals.js';
import { CueForbidden, CueWordsRefused, ScriptNotForHost } from '../../src/cue/cue-errors.js';
import { type CueHooks, type CueOrder } from '../../src/cue/send-cue.js';
import { IncidentNotFound, ScriptChanged, ScriptUnfilled } from '../../src/incident/incident-errors.js';
import { openCueDesk, PAD, ZHOU, type CueDesk } from '../support/cue-desk.js';

describe('sending a cue', () => {
  let desk: CueDesk;

  beforeAll(async () => {
    desk = await openCueDesk();
  });

  afterAll(async () => {
    await desk.database.drop();
  });

  beforeEach(async () => {
    await desk.reset();
  });

  describe('sending', () => {
    it('keeps the event, the row, the audit entry and what is told together', async () => {
      const cue = await desk.send('  稳住\r\n先别念单号 ');
      expect(cue).toMatchObject({ text: '稳住\n先别念单号', status: 'sent', author: 'zhou', seq: 1 });
      expect(cue.dueAt - cue.sentAt).toBe(RECEIPT_WITHIN);
      expect(foldCue(await desk.store.events(cue.id))).toEqual(cue);
      expect(await desk.store.latest('r1', 5, 0)).toEqual([cue]);
      expect(await desk.told()).toMatchObject([{ name: 'cue', payload: cue }]);
      expect(await desk.rows('SELECT * FROM audit_entry')).toMatchObject([
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
      const first = await desk.send('一');
      const elsewhere = await desk.send('别处', 'r2');
      await desk.notes.received(first.id, PAD);
      const second = await desk.send('二');
      desk.clock.time += 1_000;
      const third = await desk.send('三');
      const status = async ({ id }: CueView) => foldCue(await desk.store.events(id)).status;
      expect(await Promise.all([first, elsewhere, second, third].map(status))).toEqual([
        'received',
        'sent',
        'replaced',
        'sent',
      ]);
      expect((await desk.store.events(second.id)).at(-1)).toMatchObject({
        type: 'replaced',
        newerId: third.id,
      });
      expect((await desk.store.latest('r1', 2, 0)).map(({ text }) => text)).toEqual(['三', '二']);
      expect(await desk.store.latest('r1', 5, desk.clock.time)).toHaveLength(1);
    });

    it('leaves one cue waiting when two people send at once', async () => {
      const texts = Array.from({ length: 4 }, (_, i) => `同时 ${i}`);
      const cues = await Promise.all(texts.map(async (text) => await desk.send(text)));
      const views = await desk.store.latest('r1', 9, 0);
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
      const cue = await desk.sender({ tendIn }).send({ roomId: 'r1', text: '稳住' }, ZHOU);
      expect(asked).toEqual([[cue.id, RECEIPT_WITHIN]]);
    });

    it('refuses strangers, long texts and what the words guard blocks, and keeps nothing', async () => {
      const finding = { reason: { zh: '绝对化用语：最低价', en: 'absolute: lowest price' }, blocks: true };
      const guarded = desk.sender({
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
      await expect(guarded.send({ ...order, roomId: 'r9' }, ZHOU)).rejects.toThrow(RoomForbidden);
      expect(await desk.told()).toEqual([]);
      expect(await guarded.send(order, ZHOU)).toMatchObject({ text: '稳住' });
    });
  });

  describe('for an incident', () => {
    beforeEach(async () => {
      await desk.incidents.commit({ signals: [], events: [eventOf('detected', undefined)], outbox: [] });
    });

    const script = (scriptId: string, version = 1, values = {}): CueOrder => ({
      roomId: 'r1',
      incidentId: 'i1',
      script: { scriptId, version, values },
    });

    it('fills a script for the host, and remembers which', async () => {
      const cue = await desk.sender().send(script('asking', 1, { next: '福袋' }), ZHOU);
      expect(cue.text).toContain('12 人在等，转入福袋');
      expect(cue).toMatchObject({ incidentId: 'i1', script: { scriptId: 'asking', version: 1 } });
    });

    it('refuses an empty place, another version, a script for others, an incident of another room', async () => {
      await expect(desk.sender().send(script('asking'), ZHOU)).rejects.toThrow(ScriptUnfilled);
      await expect(desk.sender().send(script('steady', 1), ZHOU)).rejects.toThrow(ScriptChanged);
      await expect(desk.sender().send(script('public'), ZHOU)).rejects.toThrow(ScriptNotForHost);
      await expect(desk.sender().send({ ...script('steady', 2), roomId: 'r2' }, ZHOU)).rejects.toThrow(
        IncidentNotFound,
      );
      expect(await desk.store.latest('r1', 5, 0)).toEqual([]);
    });

    it('tells the incident in the same transaction, where the wiring says what', async () => {
      const cued: CueHooks['cued'] = ({ text }) => ({
        type: 'script.used',
        scriptId: 'steady',
        version: 2,
        text,
        public: false,
      });
      const from = { address: '10.0.0.7' };
      const order = { roomId: 'r1', incidentId: 'i1', text: '稳住' };
      const cue = await desk.sender({ cued }).send(order, ZHOU, from);
      expect(
        await desk.rows(`SELECT action, origin FROM audit_entry WHERE origin IS NOT NULL ORDER BY action`),
      ).toEqual([
        { action: 'cue.sent', origin: from },
        { action: 'incident.script.used', origin: from },
      ]);
      expect((await desk.incidents.incident('i1')).at(-1)).toMatchObject({
        type: 'script.used',
        text: '稳住',
        seq: 2,
      });
      expect((await desk.told()).map(({ name }) => name)).toEqual(['cue', 'incident']);

      await desk.incidents.commit({
        signals: [],
        events: [{ ...eventOf('merged', undefined), seq: 3 }],
        outbox: [],
      });
      const late = desk.sender({ cued }).send({ roomId: 'r1', incidentId: 'i1', text: '晚了' }, ZHOU);
      await expect(late).rejects.toThrow(IllegalTransition);
      expect((await desk.store.latest('r1', 5, 0)).map(({ id }) => id)).toEqual([cue.id]);
    });
  });

  it('keeps its events for ever', async () => {
    await desk.send();
    await expect(desk.rows('DELETE FROM cue_event')).rejects.toThrow('append-only');
  });
});
