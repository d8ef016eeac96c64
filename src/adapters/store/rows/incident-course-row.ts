import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Effect } from '../../../core/review/effect.js';
import { json, time } from '../columns.js';

/** What is read once from the messages around an incident, minutes after it was detected. */
@Entity('incident_course')
export class IncidentCourseRow {
  @PrimaryColumn('text', { name: 'incident_id', primaryKeyConstraintName: 'incident_course_pkey' })
  incidentId!: string;

  /** Null when nobody complained before. */
  @Column('timestamptz', { name: 'first_complaint_at', transformer: time, nullable: true })
  firstComplaintAt!: number | null;

  /** How it went on by itself; null when somebody said something meanwhile. */
  @Column('jsonb', { transformer: json, nullable: true })
  effect!: Effect | null;
}
