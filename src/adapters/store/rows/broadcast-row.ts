import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { Broadcast } from '../../../core/review/broadcast.js';
import { time } from '../columns.js';

@Entity('broadcast')
@Index('broadcast_open', ['roomId'], { unique: true, where: 'ended_at IS NULL' })
@Index('broadcast_room_started', ['roomId', 'startedAt'])
@Index('broadcast_started', ['startedAt'])
export class BroadcastRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'broadcast_pkey' })
  id!: string;

  @Column('text', { name: 'room_id' })
  roomId!: string;

  @Column('timestamptz', { name: 'started_at', transformer: time })
  startedAt!: number;

  @Column('timestamptz', { name: 'last_seen_at', transformer: time })
  lastSeenAt!: number;

  @Column('timestamptz', { name: 'ended_at', transformer: time, nullable: true })
  endedAt!: number | null;
}

export function broadcastFromRow({ endedAt, ...row }: BroadcastRow): Broadcast {
  return { ...row, ...(endedAt !== null && { endedAt }) };
}
