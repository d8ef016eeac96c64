import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { Evidence } from '../../../core/evidence.js';
import type { Flag } from '../../../core/flag.js';
import type { Grade } from '../../../core/grade.js';
import type { Message } from '../../../core/message.js';
import type { Sentiment, Topic } from '../../../core/topic.js';
import { time } from '../columns.js';

/** A flag with its message beside it: it outlives the day of the archive that the message is in. */
@Entity('flag')
@Index('flag_room_sent', ['roomId', 'sentAt'])
export class FlagRow {
  /** The message's id. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'flag_pkey' })
  id!: string;

  @Column('text', { name: 'room_id' })
  roomId!: string;

  @Column('text')
  grade!: Grade;

  @Column('smallint')
  sentiment!: Sentiment;

  @Column('text', { array: true })
  topics!: Topic[];

  @Column('jsonb')
  evidence!: readonly Evidence[];

  @Column('jsonb')
  message!: Message;

  @Column('boolean')
  truncated!: boolean;

  @Column('timestamptz', { name: 'sent_at', transformer: time })
  sentAt!: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}

export function flagFromRow(row: FlagRow): Flag {
  const { id, message, grade, sentiment, topics, evidence, truncated } = row;
  return { id, message, grade, sentiment, topics, evidence, truncated };
}
