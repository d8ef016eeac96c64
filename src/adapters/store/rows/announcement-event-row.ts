import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { AnnouncementEvent, AnnouncementEventType } from '../../../core/announcement/events.js';
import { json, text, time } from '../columns.js';

/** Append-only. The primary key is the law that two writers cannot take the same place in an announcement. */
@Entity('announcement_event')
@Index('announcement_event_submitted', ['roomId', 'actor', 'at'], { where: `type = 'submitted'` })
export class AnnouncementEventRow {
  @PrimaryColumn('uuid', {
    name: 'announcement_id',
    primaryKeyConstraintName: 'announcement_event_pkey',
  })
  announcementId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'announcement_event_pkey' })
  seq!: number;

  @Column('text', { name: 'room_id' })
  roomId!: string;

  @Column('text')
  type!: AnnouncementEventType;

  @Column('timestamptz', { transformer: time })
  at!: number;

  /** A person's name; null when the system did it. */
  @Column('text', { transformer: text, nullable: true })
  actor!: string | null;

  /** What this type of event has beyond the columns. */
  @Column('jsonb', { transformer: json })
  payload!: object;
}

export function stepToRow(event: AnnouncementEvent): AnnouncementEventRow {
  const { announcementId, seq, roomId, type, at, by, ...payload } = event;
  return { announcementId, seq, roomId, type, at, actor: by.type === 'person' ? by.name : null, payload };
}

export function stepFromRow(row: AnnouncementEventRow): AnnouncementEvent {
  const { actor, payload, ...base } = row;
  const by = actor === null ? { type: 'system' } : { type: 'person', name: actor };
  return { ...base, by, ...payload } as AnnouncementEvent;
}
