import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { ChannelBusy } from '../../src/core/delivery/channel-errors.js';
import type { OutgoingText } from '../../src/core/delivery/outgoing.js';
import type { Publisher } from '../../src/ports.js';

export interface Shown {
  readonly text: string;
  readonly pinned: boolean;
}

/** A publisher with the place where its words appear. */
export interface PublisherStage {
  readonly publisher: Publisher;
  /** The same channel as another process holds it. */
  readonly colleague: Publisher;
  /** One whose other side never answers, and that gives up soon. */
  readonly unanswered: Publisher;
  /** What the public was shown of a room, oldest first. */
  shown(roomId: string): Promise<readonly Shown[]>;
  close(): Promise<void>;
}

const AT = 1_764_000_000_000;

const outgoing = (more: Partial<OutgoingText> = {}): OutgoingText => ({
  key: 'announcement-1',
  roomId: 'room-1',
  announcementId: 'a1',
  text: '直播间画面已恢复，给您带来不便，深表歉意。',
  pinned: false,
  at: AT,
  ...more,
});

/** Two thousand characters, as an announcement may have. */
const LONG = '我们已查明原因：机房线路故障，现已切换备用线路；未到账的优惠将在24小时内补发。\n'
  .repeat(60)
  .slice(0, 2_000)
  .trim();

/**
 * What every publisher does alike.
 * @param open one that has published nothing; asked before every test
 */
export function describePublisher(open: () => Promise<PublisherStage>): void {
  let stage: PublisherStage;
  beforeEach(async () => {
    stage = await open();
  });
  afterEach(async () => await stage.close());

  it.each([
    ['Chinese', '直播间画面已恢复，给您带来不便，深表歉意。'],
    ['emoji', '已修复🎉 家人们放心👨‍👩‍👧‍👦👍🏽'],
    ['several lines', '各位观众：\n\n  一、画面已恢复\n\t二、优惠照常\r\n客服在线'],
    ['markup', `<script>alert("&amp;")</script> **x** {{y}} \${z} %s \\n '"`],
    ['rare letters', '𠮷野家 · é · \u200d · العربية'],
    ['two thousand characters', LONG],
  ])('shows a text whole and unchanged: %s', async (_what, text) => {
    const receipt = await stage.publisher.publish(outgoing({ text }));
    expect(await stage.shown('room-1')).toEqual([{ text, pinned: false }]);
    expect(receipt.at).toBeGreaterThan(0);
    expect(receipt.reference).toMatch(/./);
    expect(receipt.dryRun).toBeUndefined();
  });

  it('pins what is to be pinned', async () => {
    await stage.publisher.publish(outgoing({ pinned: true }));
    expect(await stage.shown('room-1')).toMatchObject([{ pinned: true }]);
  });

  it.each([
    ['short', '下单不受影响。'],
    ['long', LONG],
  ])('shows once what is given again under its key, %s', async (_what, text) => {
    const first = await stage.publisher.publish(outgoing({ text }));
    const again = await stage.colleague.publish(outgoing({ text }));
    expect(again.reference).toBe(first.reference);
    expect(await stage.shown('room-1')).toEqual([{ text, pinned: false }]);
  });

  it('shows once what two processes publish at the same time', async () => {
    const [one, other] = await Promise.all([
      stage.publisher.publish(outgoing()),
      stage.colleague.publish(outgoing()),
    ]);
    expect(other.reference).toBe(one.reference);
    expect(await stage.shown('room-1')).toHaveLength(1);
  });

  it('keeps rooms and keys apart', async () => {
    await stage.publisher.publish(outgoing());
    await stage.publisher.publish(outgoing({ key: 'announcement-2', announcementId: 'a2', at: AT + 1 }));
    const elsewhere = { key: 'announcement-3', announcementId: 'a3', roomId: 'room-2' };
    await stage.publisher.publish(outgoing(elsewhere));
    expect(await stage.shown('room-1')).toHaveLength(2);
    expect(await stage.shown('room-2')).toHaveLength(1);
  });

  it('gives up by itself, to be tried again', async () => {
    await expect(stage.unanswered.publish(outgoing())).rejects.toBeInstanceOf(ChannelBusy);
  });
}
