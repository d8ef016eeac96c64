import type { DataSource } from 'typeorm';

import type { RoomDirectory } from '../../ports.js';
import { RoomRow } from './rows/room-row.js';

export class PostgresRoomDirectory implements RoomDirectory {
  constructor(private readonly dataSource: DataSource) {}

  async name(roomId: string, name: string): Promise<void> {
    await this.dataSource.manager.upsert(RoomRow, { id: roomId, name }, ['id']);
  }

  async names(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.dataSource.manager.find(RoomRow);
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}
