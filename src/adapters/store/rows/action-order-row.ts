import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { ActionOrder, OrderStatus } from '../../../core/action/order.js';
import { json, text, time } from '../columns.js';

/** An order to act on a room as it stands. Its history is in the audit trail, what became of each action in its deliveries. */
@Entity('action_order')
@Index('action_order_room_at', ['roomId', 'at'])
@Index('action_order_author_at', ['author', 'at'])
@Index('action_order_waiting', ['lapseAt'], { where: `status = 'waiting'` })
export class ActionOrderRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'action_order_pkey' })
  id!: string;

  @Column('text', { name: 'room_id' })
  roomId!: string;

  @Column('text', { transformer: text })
  author!: string;

  @Column('timestamptz', { transformer: time })
  at!: number;

  @Column('text')
  status!: OrderStatus;

  @Column('timestamptz', { name: 'lapse_at', transformer: time, nullable: true })
  lapseAt!: number | null;

  /** Viewers that it is about. */
  @Column('integer')
  viewers!: number;

  @Column('integer')
  version!: number;

  @Column('jsonb', { name: 'content', transformer: json })
  order!: ActionOrder;
}
