import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { ClockMark, MessageKind } from '../../../core/message.js';
import type { ArchivedMessage } from '../../../ports.js';
import { time } from '../columns.js';

/** The archive: one partition a day of `sent_at` (UTC), see partitions.ts. Written by COPY, see copy-text.ts. */
@Entity('message')
@Index('message_room_sent', ['roomId', 'sentAt'])
@Index('message_mention', ['roomId', 'sentAt'], { where: `kind = 'mention'` })
export class MessageRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'message_pkey' })
  id!: string;

  @PrimaryColumn('timestamptz', {
    name: 'sent_at',
    transformer: time,
    primaryKeyConstraintName: 'message_pkey',
  })
  sentAt!: number;

  @Column('timestamptz', { name: 'received_at', transformer: time })
  receivedAt!: number;

  @Column('text', { name: 'room_id' })
  roomId!: string;

  @Column('text')
  kind!: MessageKind;

  @Column('text')
  source!: string;

  @Column('text', { name: 'external_id', nullable: true })
  externalId!: string | null;

  @Column('text', { name: 'user_id' })
  userId!: string;

  @Column('text', { name: 'user_name', nullable: true })
  userName!: string | null;

  @Column('text')
  text!: string;

  @Column('integer')
  count!: number;

  @Column('text')
  clock!: ClockMark;

  @Column('text', { nullable: true })
  url!: string | null;

  @Column('smallint')
  sentiment!: number;

  @Column('text', { array: true })
  topics!: string[];

  @Column('boolean')
  flagged!: boolean;
}

export function archivedFromRow(row: MessageRow): ArchivedMessage {
  const { sentiment, topics, flagged, externalId, userName, url, ...rest } = row;
  const message = {
    ...rest,
    ...(externalId === null ? {} : { externalId }),
    ...(userName === null ? {} : { userName }),
    ...(url === null ? {} : { url }),
  };
  return { message, sentiment, topics, flagged };
}
