import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PostgresOutbox } from '../../src/adapters/store/postgres-outbox.js';
import { newId } from '../../src/adapters/ids/new-id.js';
import { foldCue } from '../../src/core/cue/apply-event.js';
import { IllegalCueTransition } from '../../src/core/cue/illegal-cue-transition.js';
import { RECEIPT_WITHIN, type CueView } from '../../src/core/cue/view.js';
import { RoomForbidden } from '../../src/core/access/refusals.js';
import { CueNotFound } from '../../src/cue/cue-errors.js';
import { SweepCues, TendCue } from '../../src/cue/tend-cue.js';
import type { LiveEvent } from '../../src/live/events.js';
import type { LiveStream } from '../../src/ports.js';
import { PublishOutbox } from '../../src/after-commit/publish-outbox.js';
import { openCueDesk, PAD, START, ZHOU, type CueDesk } from '../support/cue-desk.js';

describe('what becomes of a cue', () => {
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

  describe('the tablet', () => {
    it('says shown and received any number of times: each is noted once', async () => {
      const { id } = await desk.send();
      desk.clock.time += 300;
      await desk.notes.shown(id, PAD);
      desk.clock.time += 2_000;
      const received = await desk.notes.received(id, PAD, { address: '10.0.0.9', agent: 'tablet' });
      desk.clock.time += 5_000;
      expect(await desk.notes.received(id, PAD)).toEqual(received);
      expect(await desk.notes.shown(id, PAD)).toEqual(received);
      expect(received).toMatchObject({ status: 'received', shownAt: START + 300, receivedAt: START + 2_300 });
      const entries = await desk.rows<{ action: string }>(
        'SELECT action, actor, origin FROM audit_entry ORDER BY id',
      );
      expect(entries.map(({ action }) => action)).toEqual(['cue.sent', 'cue.shown', 'cue.received']);
      expect(entries[2]).toMatchObject({
        actor: { type: 'key', name: 'pad', owner: 'zhou' },
        origin: { address: '10.0.0.9', agent: 'tablet' },
      });
    });

    it('knows the cues of its room only', async () => {
      const { id } = await desk.send('别处', 'r2');
      await expect(desk.notes.received(id, PAD)).rejects.toThrow(CueNotFound);
      await expect(desk.notes.shown(newId(), PAD)).rejects.toThrow(CueNotFound);
    });

    it('is heard when its touch and a newer cue cross', async () => {
      const first = await desk.send('一');
      const [, second] = await Promise.all([desk.notes.received(first.id, PAD), desk.send('二')]);
      const view = foldCue(await desk.store.events(first.id));
      expect(view.receivedAt).toBe(START);
      expect(['received', 'replaced']).toContain(view.status);
      expect(await desk.store.waiting('r1')).toEqual(second);
    });

    it('notes one receipt when two tablets of a room are touched at once', async () => {
      const { id } = await desk.send();
      await Promise.all(Array.from({ length: 4 }, async () => await desk.notes.received(id, PAD)));
      expect((await desk.store.events(id)).map(({ type }) => type)).toEqual(['sent', 'received']);
    });
  });

  describe('withdrawing', () => {
    it('takes a cue away, once, by somebody of the room', async () => {
      const { id } = await desk.send();
      await expect(desk.notes.withdraw(id, { ...ZHOU, rooms: ['r2'] })).rejects.toThrow(RoomForbidden);
      expect(await desk.notes.withdraw(id, ZHOU)).toMatchObject({ status: 'withdrawn', withdrawnAt: START });
      await expect(desk.notes.withdraw(id, ZHOU)).rejects.toThrow(IllegalCueTransition);
      await expect(desk.notes.withdraw(newId(), ZHOU)).rejects.toThrow(CueNotFound);
      expect(await desk.store.waiting('r1')).toBeUndefined();
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
      const publish = new PublishOutbox(new PostgresOutbox(desk.database.dataSource), stream as LiveStream);
      return new SweepCues(desk.store, desk.clock, new TendCue(desk.notes, publish));
    };
    const unseen = async ({ id }: CueView) =>
      (await desk.store.events(id)).filter(({ type }) => type === 'unseen').length;

    beforeEach(() => {
      published.length = 0;
    });

    it('finds what has no job, tells it once, however many sweep how often', async () => {
      const cue = await desk.send();
      const seen = await desk.send('看到了', 'r2');
      await desk.notes.received(seen.id, { ...PAD, roomId: 'r2' });
      desk.clock.time += RECEIPT_WITHIN - 1;
      await sweep().handle();
      expect(await unseen(cue)).toBe(0);

      desk.clock.time += 1;
      await Promise.all([sweep().handle(), sweep().handle(), sweep().handle()]);
      await sweep().handle();
      expect([await unseen(cue), await unseen(seen)]).toEqual([1, 0]);
      expect(foldCue(await desk.store.events(cue.id))).toMatchObject({
        status: 'unseen',
        unseenAt: desk.clock.time,
      });
      expect(published.filter(({ payload }) => (payload as CueView).status === 'unseen')).toMatchObject([
        { name: 'cue', payload: { id: cue.id } },
      ]);
      expect(await desk.rows(`SELECT actor FROM audit_entry WHERE action = 'cue.unseen'`)).toEqual([
        { actor: { type: 'system' } },
      ]);
    });

    it('tells nothing of a cue that was taken away, and looks at no cue before its time', async () => {
      const gone = await desk.send('撤回');
      await desk.notes.withdraw(gone.id, ZHOU);
      const early = await desk.send('还早');
      expect(await desk.notes.unseen(early.id)).toBe(false);
      desk.clock.time += RECEIPT_WITHIN;
      expect(await desk.notes.unseen(gone.id)).toBe(false);
      expect(await desk.notes.unseen(early.id)).toBe(true);
      expect(await desk.notes.unseen(early.id)).toBe(false);
    });

    it('lets a late receipt count', async () => {
      const cue = await desk.send();
      desk.clock.time += RECEIPT_WITHIN;
      await sweep().handle();
      desk.clock.time += 4_000;
      const late = await desk.notes.received(cue.id, PAD);
      expect(late).toMatchObject({
        status: 'received',
        unseenAt: START + RECEIPT_WITHIN,
        receivedAt: desk.clock.time,
      });
    });
  });
});
