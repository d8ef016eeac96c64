import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { Grade } from '../../../core/grade.js';
import type { Cause } from '../../../core/incident/events.js';
import type { IncidentStatus, IncidentView } from '../../../core/incident/view.js';
import { json, time } from '../columns.js';

/**
 * What the events of an incident fold to, kept beside them so that lists need no folding. At most one incident of a
 * cause is going on in a room; a quiet one may stand beside it, waiting to be resolved, and one that a person set
 * apart from it.
 */
@Entity('incident')
@Index('incident_open', ['roomId', 'cause'], {
  unique: true,
  where: `status IN ('open', 'claimed') AND NOT apart`,
})
@Index('incident_going_on', ['roomId'], { where: `status NOT IN ('resolved', 'merged')` })
@Index('incident_due', ['dueAt'], { where: 'due_at IS NOT NULL' })
@Index('incident_room_updated', ['roomId', 'updatedAt'])
@Index('incident_detected', ['detectedAt'])
export class IncidentRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'incident_pkey' })
  id!: string;

  @Column('text', { name: 'room_id' })
  roomId!: string;

  @Column('text')
  cause!: Cause;

  @Column('text')
  status!: IncidentStatus;

  @Column('text')
  grade!: Grade;

  @Column('jsonb', { transformer: json })
  view!: IncidentView;

  @Column('timestamptz', { name: 'detected_at', transformer: time })
  detectedAt!: number;

  /** A person split it from another. */
  @Column('boolean', { default: false })
  apart!: boolean;

  /** When its clocks next have something to say; null while they stand still. */
  @Column('timestamptz', { name: 'due_at', transformer: time, nullable: true })
  dueAt!: number | null;

  /** Time of the newest event. */
  @Column('timestamptz', { name: 'updated_at', transformer: time })
  updatedAt!: number;
}
