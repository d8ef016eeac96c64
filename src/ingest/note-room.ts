import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Origin } from '../core/audit/audit-entry.js';
import { auditOf } from '../core/audit/doer.js';
import type { Clock, RoomDirectory, Windows } from '../ports.js';
import { CLOCK, NEW_ID, ROOM_DIRECTORY, WINDOWS } from '../tokens.js';
import type { IngestKey } from './ingest-keys.js';
import { stampTime } from './stamp.js';

export const roomSchema = z.object({ name: z.string().trim().min(1).max(64) });
export type RoomName = z.infer<typeof roomSchema>;

export const viewersSchema = z.object({ viewers: z.int().min(0), at: z.number().optional() });
export type ViewersNote = z.infer<typeof viewersSchema>;

/** What a source tells of a room beside its messages. */
@Injectable()
export class NoteRoom {
  constructor(
    @Inject(ROOM_DIRECTORY) private readonly rooms: RoomDirectory,
    @Inject(WINDOWS) private readonly windows: Pick<Windows, 'noteViewers'>,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
  ) {}

  /** @param key who names it, @param from where; both are told in the audit trail */
  async name(roomId: string, { name }: RoomName, key: IngestKey, from: Origin): Promise<void> {
    const doer = { actor: { type: 'key', name: key.name, owner: key.owner }, from } as const;
    await this.rooms.name(roomId, name, (before) =>
      auditOf({ id: this.newId(), at: this.clock.now() }, doer, {
        action: 'room.named',
        subject: { type: 'room', id: roomId },
        roomId,
        ...(before !== undefined && { before: { name: before } }),
        after: { name },
      }),
    );
  }

  async viewers(roomId: string, note: ViewersNote): Promise<void> {
    const { sentAt } = stampTime(note.at, this.clock.now());
    await this.windows.noteViewers(roomId, note.viewers, sentAt);
  }
}
