import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { Evidence } from '../../../core/evidence.js';
import type { Grade } from '../../../core/grade.js';
import type { Signal, SignalKind } from '../../../core/signal.js';
import type { Topic } from '../../../core/topic.js';
import { json, text, time } from '../columns.js';

@Entity('signal')
@Index('signal_open', ['roomId', 'kind', 'subject'], { unique: true, where: 'cleared_at IS NULL' })
@Index('signal_room_cleared', ['roomId', 'clearedAt'])
export class SignalRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'signal_pkey' })
  id!: string;

  @Column('text', { name: 'room_id' })
  roomId!: string;

  @Column('text')
  kind!: SignalKind;

  @Column('text', { transformer: text })
  subject!: string;

  @Column('text', { nullable: true })
  topic!: Topic | null;

  @Column('text')
  grade!: Grade;

  @Column('jsonb', { transformer: json })
  evidence!: readonly Evidence[];

  @Column('timestamptz', { name: 'raised_at', transformer: time })
  raisedAt!: number;

  @Column('timestamptz', { name: 'seen_at', transformer: time })
  seenAt!: number;

  @Column('timestamptz', { name: 'cleared_at', transformer: time, nullable: true })
  clearedAt!: number | null;
}

export function signalToRow(signal: Signal): SignalRow {
  return { ...signal, topic: signal.topic ?? null, clearedAt: signal.clearedAt ?? null };
}

export function signalFromRow(row: SignalRow): Signal {
  const { topic, clearedAt, ...rest } = row;
  return { ...rest, ...(topic === null ? {} : { topic }), ...(clearedAt === null ? {} : { clearedAt }) };
}
