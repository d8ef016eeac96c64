import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { ChannelBusy, ChannelRefused } from '../../src/core/delivery/channel-errors.js';
import type { Notice, Receipt } from '../../src/core/delivery/outgoing.js';
import type { Notifier } from '../../src/ports.js';
import { HARD, notice, saying } from './notifiers/notices.js';
import type { Received, Rig } from './notifiers/rig.js';

/** Long enough that nothing on a busy machine takes it; short enough to wait for. */
const SHORT_MS = 300;

/** Delivers as a queue would: waits as long as it is asked to, then goes on. */
async function deliver(notifier: Notifier, sent: Notice, rig: Rig): Promise<Receipt> {
  for (;;) {
    try {
      return await notifier.notify(sent);
    } catch (error) {
      if (!(error instanceof ChannelBusy) || error.retryAfterMs === undefined) throw error;
      rig.clock.pass(error.retryAfterMs);
    }
  }
}

async function failureOf(doing: Promise<unknown>): Promise<unknown> {
  return await doing.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** What was received, put together, is every line once and in order. */
function expectWhole(received: readonly Received[], sent: Notice, rig: Rig): void {
  // Halves of surrogate pairs come as the sign for what cannot be read.
  const seen = (text: string): string => rig.plain(Buffer.from(text).toString());
  const pieces = received.flatMap(({ lines }) => lines).map(rig.plain.bind(rig));
  const lines = sent.lines.flatMap(({ zh }) => zh.split(/\r?\n/)).map(seen);
  for (const line of lines) {
    let text = pieces.shift() ?? 'nothing';
    while (text.length < line.length && pieces.length > 0) text += pieces.shift()!;
    if (text !== line) expect(text.slice(0, 500)).toBe(line.slice(0, 500));
    expect(text === line).toBe(true);
  }
  if (lines.length > 0) expect(pieces).toEqual([]);
}

/**
 * What every notifier keeps to.
 * @param start the other side, well and with nothing received; asked before every test
 */
export function describeNotifier(name: string, start: () => Promise<Rig>): void {
  describe(name, () => {
    let rig: Rig;
    beforeEach(async () => {
      rig = await start();
    });
    afterEach(async () => await rig.close());

    function expectNoSecrets(what: unknown): void {
      const shown = inspect(what, { depth: 10, showHidden: true, getters: true });
      for (const secret of rig.secrets) expect(shown).not.toContain(secret);
    }

    async function expectFailure(
      doing: Promise<unknown>,
      kind: typeof ChannelBusy | typeof ChannelRefused,
    ): Promise<void> {
      const error = await failureOf(doing);
      expect(error).toBeInstanceOf(kind);
      expectNoSecrets(error);
    }

    it('tells a notice: grade, room, title, lines, where to look', async () => {
      const sent = notice();
      const receipt = await rig.open().notify(sent);
      expect(receipt.at).toBe(rig.clock.now());
      expect(rig.received).toHaveLength(1);
      const [got] = rig.received;
      expect(got!.head).toBe('【一级 紧急】云朵家居旗舰店 · 画面卡顿，两分钟内 320 条反馈');
      expect(got!.link).toBe(sent.url);
      expectWhole(rig.received, sent, rig);
    });

    it('shows nothing of its secrets', async () => {
      const notifier = rig.open();
      expectNoSecrets([notifier, await notifier.notify(notice())]);
    });

    it.each(HARD)('loses nothing of %s, and takes none of it for its own', async (_, lines) => {
      const sent = saying(...lines);
      await deliver(rig.open(), sent, rig);
      expectWhole(rig.received, sent, rig);
      expect(rig.received.flatMap(({ forged }) => forged)).toEqual([]);
      expect(rig.received.every(({ head }) => head.startsWith('【一级 紧急】云朵家居旗舰店 · '))).toBe(true);
      if (!rig.splits) expect(rig.received).toHaveLength(1);
      else if (rig.received.length > 1)
        expect(rig.received.map(({ head }) => / \((.+)\)$/.exec(head)?.[1])).toEqual(
          rig.received.map((_part, index) => `${index + 1}/${rig.received.length}`),
        );
    });

    it('tells a long title and room name whole, on one line', async () => {
      const title = `**紧急**\r\nBcc: x@evil.example\r\n${'标题很长，'.repeat(400)}`;
      const sent = notice({ title: { zh: title, en: '' }, roomName: `@all\n${'房'.repeat(60)}`, lines: [] });
      await deliver(rig.open(), sent, rig);
      const said = rig.received
        .flatMap(({ head, lines }) => (rig.splits ? lines : [head, ...lines]))
        .join('');
      expect(rig.plain(said).replaceAll(/\s/g, '')).toContain(rig.plain(title).replaceAll(/\s/g, ''));
      expect(rig.received.flatMap(({ forged }) => forged)).toEqual([]);
    });

    it.each([
      ['no address', undefined],
      ['what is no address', 'javascript:alert(1)'],
      ['an address that would end a link', 'https://desk.example/a)[b](https://evil.example/<x>"'],
      ['an address without end', `https://desk.example/${'长'.repeat(3_000)}`],
    ])('takes %s', async (_, url) => {
      await deliver(rig.open(), { ...saying('一行'), url }, rig);
      expect(rig.received.flatMap(({ forged }) => forged)).toEqual([]);
      expect(rig.plain(rig.received.flatMap(({ lines }) => lines).join(''))).toContain('一行');
    });

    it('tells two at once', async () => {
      const notifier = rig.open();
      const [first, second] = [saying('第一条'), saying('第二条')];
      await Promise.all([notifier.notify(first), notifier.notify(second)]);
      expect(rig.received.map(({ lines }) => lines.join()).sort()).toEqual(['第一条', '第二条']);
    });

    it('sends the same key for every attempt, where there is a place for it', async () => {
      const sent = notice();
      await rig.open().notify(sent);
      await rig.open().notify(sent);
      await rig.open().notify(notice());
      const keys = rig.received.map(({ key }) => key);
      expect(keys[0]).toBe(keys[1]);
      if (keys[0] === undefined) return;
      expect(keys[0]).not.toBe('');
      expect(keys[2]).not.toBe(keys[0]);
    });

    it('is refused with each of its wrong settings', async () => {
      for (const wrong of rig.wrongs)
        await expectFailure(rig.open({ wrong }).notify(notice()), ChannelRefused);
      expect(rig.received).toEqual([]);
    });

    it('may be tried again when the other side is not well, and works when it is', async () => {
      const notifier = rig.open({ timeoutMs: SHORT_MS });
      for (const behaviour of rig.misbehaves) {
        rig.side.behaviour = behaviour;
        rig.clock.pass(60_000);
        const kind = behaviour === 'moved' ? ChannelRefused : ChannelBusy;
        const error = await failureOf(notifier.notify(notice()));
        expect([behaviour, error instanceof kind]).toEqual([behaviour, true]);
        expectNoSecrets(error);
        if (behaviour === 'asks for patience') {
          expect((error as ChannelBusy).retryAfterMs).toBe(7_000);
          rig.clock.pass(7_000);
        }
      }
      expect(rig.received).toEqual([]);
      rig.side.behaviour = 'well';
      await rig.open().notify(notice());
      expect(rig.received).toHaveLength(1);
    });

    it('goes nowhere else when it is sent elsewhere', async () => {
      if (!rig.misbehaves.includes('moved')) return;
      rig.side.behaviour = 'moved';
      await expectFailure(rig.open().notify(notice()), ChannelRefused);
      expect(rig.side.asked).toBe(1);
    });

    it('may be tried again when nobody is there', async () => {
      const notifier = rig.open();
      await rig.close();
      await expectFailure(notifier.notify(notice()), ChannelBusy);
      rig = await start();
    });

    it('waits by itself before it is too fast', async () => {
      if (rig.most === undefined) return;
      const notifier = rig.open();
      for (let i = 0; i < rig.most; i += 1) await notifier.notify(notice());
      const late = notice();
      const error = await failureOf(notifier.notify(late));
      expect(error).toBeInstanceOf(ChannelBusy);
      expect(rig.side.asked).toBe(rig.most);
      rig.clock.pass((error as ChannelBusy).retryAfterMs!);
      await notifier.notify(late);
      expect(rig.received).toHaveLength(rig.most + 1);
    });

    it('keeps away when another process has made its robot too busy', async () => {
      if (rig.most === undefined) return;
      const [one, other] = [rig.open(), rig.open()];
      for (let i = 0; i < rig.most; i += 1) await one.notify(notice());
      let error: unknown;
      for (let i = 0; i < rig.most && error === undefined; i += 1)
        error = await failureOf(other.notify(notice()));
      expect(error).toBeInstanceOf(ChannelBusy);
      expectNoSecrets(error);
      const { asked } = rig.side;
      await expectFailure(other.notify(notice()), ChannelBusy);
      expect(rig.side.asked).toBe(asked);
      rig.clock.pass((error as ChannelBusy).retryAfterMs!);
      await other.notify(notice());
    });

    it('goes on where it was stopped, and sends nothing twice', async () => {
      if (!rig.splits) return;
      const sent = saying(...Array.from({ length: 900 }, (_, i) => `第 ${i + 1} 行：${'卡'.repeat(30)}`));
      const notifier = rig.open();
      rig.side.wellFor = 2;
      await expectFailure(notifier.notify(sent), ChannelBusy);
      expect(rig.received).toHaveLength(2);
      rig.side.wellFor = Infinity;
      rig.side.behaviour = 'well';
      await deliver(notifier, sent, rig);
      expectWhole(rig.received, sent, rig);
      const { asked } = rig.side;
      await notifier.notify(sent);
      expect(rig.side.asked).toBe(asked);
    });
  });
}
