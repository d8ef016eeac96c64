import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { IncidentEvent, IncidentEventType } from '../../../core/incident/events.js';
import { json, text, time } from '../columns.js';

/** Append-only. The primary key is the law that two writers cannot take the same place in an incident. */
@Entity('incident_event')
export class IncidentEventRow {
  @PrimaryColumn('text', { name: 'incident_id', primaryKeyConstraintName: 'incident_event_pkey' })
  incidentId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'incident_event_pkey' })
  seq!: number;

  @Column('text', { name: 'room_id' })
  roomId!: string;

  @Column('text')
  type!: IncidentEventType;

  @Column('timestamptz', { transformer: time })
  at!: number;

  /** A person's name; null when the system did it. */
  @Column('text', { transformer: text, nullable: true })
  actor!: string | null;

  /** What this type of event has beyond the columns. */
  @Column('jsonb', { transformer: json })
  payload!: object;
}

export function eventToRow(event: IncidentEvent): IncidentEventRow {
  const { incidentId, seq, roomId, type, at, by, ...payload } = event;
  return { incidentId, seq, roomId, type, at, actor: by.type === 'person' ? by.name : null, payload };
}

export function eventFromRow(row: IncidentEventRow): IncidentEvent {
  const { actor, payload, ...base } = row;
  const by = actor === null ? { type: 'system' } : { type: 'person', name: actor };
  return { ...base, by, ...payload } as IncidentEvent;
}
