import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

import type { LiveEvent } from '../../../live/events.js';
import { json } from '../columns.js';

/** An event that was committed and that no console has been told of. */
@Entity('outbox')
export class OutboxRow {
  @PrimaryGeneratedColumn('increment', { type: 'bigint', primaryKeyConstraintName: 'outbox_pkey' })
  id!: string;

  @Column('text', { name: 'room_id' })
  roomId!: string;

  @Column('text')
  name!: LiveEvent['name'];

  @Column('jsonb', { transformer: json })
  payload!: LiveEvent['payload'];

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
