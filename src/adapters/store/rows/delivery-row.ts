import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type {
  Delivery,
  DeliveryKind,
  DeliveryProgress,
  DeliveryState,
} from '../../../core/delivery/delivery.js';
import type { Receipt } from '../../../core/delivery/outgoing.js';
import { json, text, time } from '../columns.js';

/** What is on its way to a channel, and what became of it. Receipts are kept. */
@Entity('delivery')
@Index('delivery_waiting', ['createdAt'], { where: `state = 'waiting'` })
@Index('delivery_waiting_channel', ['channel', 'createdAt'], { where: `state = 'waiting'` })
@Index('delivery_subject', ['subjectId'])
export class DeliveryRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'delivery_pkey' })
  id!: string;

  @Column('text')
  kind!: DeliveryKind;

  @Column('text', { name: 'subject_id' })
  subjectId!: string;

  @Column('text', { name: 'room_id' })
  roomId!: string;

  @Column('text')
  channel!: string;

  @Column('jsonb', { transformer: json })
  payload!: Delivery['payload'];

  @Column('timestamptz', { name: 'created_at', transformer: time })
  createdAt!: number;

  @Column('timestamptz', { name: 'expires_at', transformer: time })
  expiresAt!: number;

  @Column('text')
  state!: DeliveryState;

  @Column('integer')
  attempts!: number;

  @Column('text', { name: 'last_error', transformer: text, nullable: true })
  lastError!: string | null;

  @Column('jsonb', { transformer: json, nullable: true })
  receipt!: Receipt | null;

  @Column('timestamptz', { name: 'settled_at', transformer: time, nullable: true })
  settledAt!: number | null;
}

export function deliveryToRow(delivery: Delivery): DeliveryRow {
  return { ...delivery, state: 'waiting', attempts: 0, lastError: null, receipt: null, settledAt: null };
}

export function progressFromRow(row: DeliveryRow): DeliveryProgress {
  const { state, attempts, lastError, receipt, settledAt, ...delivery } = row;
  return {
    delivery: delivery as Delivery,
    state,
    attempts,
    ...(lastError !== null && { lastError }),
    ...(receipt !== null && { receipt }),
    ...(settledAt !== null && { settledAt }),
  };
}
