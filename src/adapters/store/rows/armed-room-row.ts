import { Column, Entity, PrimaryColumn } from 'typeorm';

import { text, time } from '../columns.js';

/** A room in which actions are done and not only shown. */
@Entity('armed_room')
export class ArmedRoomRow {
  @PrimaryColumn('text', { name: 'room_id', primaryKeyConstraintName: 'armed_room_pkey' })
  roomId!: string;

  @Column('text', { name: 'armed_by', transformer: text })
  by!: string;

  @Column('timestamptz', { transformer: time })
  at!: number;

  /** Nobody forgets to secure it again. */
  @Column('timestamptz', { transformer: time })
  until!: number;
}
