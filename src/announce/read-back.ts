import { Inject, Injectable } from '@nestjs/common';
import { comesBack, essenceOf } from '../core/announcement/read-back.js';
import { SYSTEM } from '../core/incident/next-event.js';
import type { Message } from '../core/message.js';
import type { Clock, Expectations, Expected } from '../ports.js';
import { CLOCK, EXPECTATIONS } from '../tokens.js';
import { AfterCommit } from '../after-commit/after-commit.js';
import { AnnouncementDesk } from './announcement-desk.js';

/** What is expected, and the message in which it was found. */
export interface Looked {
  readonly expected: Expected;
  readonly messageId: string | undefined;
}

/** Notices our own announcements when they come back in a room's chat: what viewers can read was published. */
@Injectable()
export class ReadBack {
  constructor(
    @Inject(EXPECTATIONS) private readonly expectations: Expectations,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly desk: AnnouncementDesk,
    private readonly after: AfterCommit,
  ) {}

  /** Looks through a batch for what is expected. Nearly always nothing is, and that costs one read. Changes nothing. */
  async look(shard: number, messages: readonly Message[]): Promise<readonly Looked[]> {
    const expectations = await this.expectations.of(shard);
    return expectations.map((expected) => ({
      expected,
      messageId: messages.find((message) => isIn(message, expected))?.id,
    }));
  }

  /** Writes down what was found, and forgets what is found or past. Done twice, it leaves what doing it once leaves. */
  async note(looked: readonly Looked[]): Promise<void> {
    for (const { expected, messageId } of looked) {
      if (messageId !== undefined) await this.noteSeen(expected, messageId);
      if (messageId !== undefined || expected.until < this.clock.now())
        await this.expectations.forget(expected);
    }
  }

  private async noteSeen({ announcementId }: Expected, messageId: string): Promise<void> {
    await this.desk.step(announcementId, SYSTEM, (view) => {
      const isOut = view.status === 'publishing' || view.status === 'delivered';
      return { bodies: isOut ? [{ type: 'seen', messageId }] : [] };
    });
    await this.after.now();
  }
}

function isIn({ kind, roomId, receivedAt, text }: Message, expected: Expected): boolean {
  const mayBe = kind === 'danmaku' && roomId === expected.roomId && receivedAt >= expected.since;
  return mayBe && comesBack(expected.essence, essenceOf(text));
}
