import { Inject, Injectable } from '@nestjs/common';
import type { RoomDirectory } from '../ports.js';
import { ROOM_DIRECTORY } from '../tokens.js';
import { keepReading } from '../upkeep/keep-reading.js';

/** A room is renamed once in a while, its name is read many times a second. */
const EVERY_MS = 1_000;

/** What people call the rooms, as of a second ago. While the database is away those last known stay. */
@Injectable()
export class RoomNames {
  private names: ReadonlyMap<string, string> = new Map();

  constructor(@Inject(ROOM_DIRECTORY) private readonly directory: RoomDirectory) {}

  /**
   * @param onError is told of a read that failed; the next one follows
   * @returns stops it
   */
  async start(onError: (error: unknown) => void): Promise<() => Promise<void>> {
    const read = async (): Promise<void> => {
      this.names = await this.directory.names();
    };
    return await keepReading(read, EVERY_MS, onError);
  }

  /** @returns undefined for a room nobody named */
  nameOf(roomId: string): string | undefined {
    return this.names.get(roomId);
  }
}
