import { Inject, Injectable } from '@nestjs/common';
import type { Clock, RoomDirectory } from '../ports.js';
import { CLOCK, ROOM_DIRECTORY } from '../tokens.js';

/** A room is renamed once in a while, its name is read many times a second. */
const FRESH_MS = 3_000;

/** What people call the rooms, as of a few seconds ago. */
@Injectable()
export class RoomNames {
  private names: ReadonlyMap<string, string> = new Map();
  private readAt = -Infinity;

  constructor(
    @Inject(ROOM_DIRECTORY) private readonly directory: RoomDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reads the names again when they are old. */
  async refresh(): Promise<void> {
    const now = this.clock.now();
    if (now - this.readAt < FRESH_MS) return;
    this.names = await this.directory.names();
    this.readAt = now;
  }

  /** @returns undefined for a room nobody named */
  nameOf(roomId: string): string | undefined {
    return this.names.get(roomId);
  }
}
