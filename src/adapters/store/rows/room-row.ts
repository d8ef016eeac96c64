import { Column, Entity, PrimaryColumn } from 'typeorm';

import { text } from '../columns.js';

@Entity('room')
export class RoomRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'room_pkey' })
  id!: string;

  @Column('text', { transformer: text })
  name!: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
