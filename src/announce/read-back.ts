import { Inject, Injectable } from '@nestjs/common';
import { comesBack, essenceOf } from '../core/announcement/read-back.js';
import { SYSTEM } from '../core/incident/next-event.js';
import type { Message } from '../core/message.js';
import type { Clock, Expectations, Expected } from '../ports.js';
import { CLOCK, EXPECTATIONS } from '../tokens.js';
import { AfterCommit } from '../deliver/after-commit.js';
import { AnnouncementDesk } from './announcement-desk.js';

/** Notices our own announcements when they come back in a room's chat: what viewers can read was published. */
@Injectable()
export class ReadBack {
  constructor(
    @Inject(EXPECTATIONS) private readonly expectations: Expectations,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly desk: AnnouncementDesk,
    private readonly after: AfterCommit,
  ) {}

  /** Looks through a batch. Nearly always nothing is expected, and that costs one read. */
  async look(shard: number, messages: readonly Message[]): Promise<void> {
    for (const expected of await this.expectations.of(shard)) {
      const found = messages.find((message) => isIn(message, expected));
      if (found) await this.note(expected, found.id);
      if (found || expected.until < this.clock.now()) await this.expectations.forget(expected);
    }
  }

  private async note({ announcementId }: Expected, messageId: string): Promise<void> {
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
