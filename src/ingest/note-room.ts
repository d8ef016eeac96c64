import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Clock, RoomDirectory, Windows } from '../ports.js';
import { CLOCK, ROOM_DIRECTORY, WINDOWS } from '../tokens.js';
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
    @Inject(WINDOWS) private readonly windows: Windows,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async name(roomId: string, room: RoomName): Promise<void> {
    await this.rooms.name(roomId, room.name);
  }

  async viewers(roomId: string, note: ViewersNote): Promise<void> {
    const { sentAt } = stampTime(note.at, this.clock.now());
    await this.windows.noteViewers(roomId, note.viewers, sentAt);
  }
}
