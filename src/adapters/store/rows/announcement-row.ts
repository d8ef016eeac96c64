import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { AnnouncementStatus, AnnouncementView } from '../../../core/announcement/view.js';
import { json, time } from '../columns.js';

/** What the events of an announcement fold to, kept beside them so that lists need no folding. */
@Entity('announcement')
@Index('announcement_due', ['dueAt'], { where: 'due_at IS NOT NULL' })
@Index('announcement_room_updated', ['roomId', 'updatedAt'])
@Index('announcement_updated', ['updatedAt', 'id'])
@Index('announcement_incident', ['incidentId', 'updatedAt'], { where: 'incident_id IS NOT NULL' })
@Index('announcement_on_the_way', ['roomId'], { where: `status IN ('waiting', 'scheduled', 'publishing')` })
export class AnnouncementRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'announcement_pkey' })
  id!: string;

  @Column('text', { name: 'room_id' })
  roomId!: string;

  @Column('text', { name: 'incident_id', nullable: true })
  incidentId!: string | null;

  @Column('text')
  status!: AnnouncementStatus;

  @Column('jsonb', { transformer: json })
  view!: AnnouncementView;

  /** When something must happen to it by itself. */
  @Column('timestamptz', { name: 'due_at', transformer: time, nullable: true })
  dueAt!: number | null;

  /** Time of the newest event. */
  @Column('timestamptz', { name: 'updated_at', transformer: time })
  updatedAt!: number;
}
