import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { AuditActor } from '../../../core/audit/audit-entry.js';
import type { CueEvent, CueEventType } from '../../../core/cue/events.js';
import { json, time } from '../columns.js';

/** Append-only. The primary key is the law that two writers cannot take the same place in a cue. */
@Entity('cue_event')
export class CueEventRow {
  @PrimaryColumn('uuid', { name: 'cue_id', primaryKeyConstraintName: 'cue_event_pkey' })
  cueId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'cue_event_pkey' })
  seq!: number;

  @Column('text', { name: 'room_id' })
  roomId!: string;

  @Column('text')
  type!: CueEventType;

  @Column('timestamptz', { transformer: time })
  at!: number;

  @Column('jsonb', { name: 'actor', transformer: json })
  by!: AuditActor;

  /** What this type of event has beyond the columns. */
  @Column('jsonb', { transformer: json })
  payload!: object;
}

export function cueEventToRow(event: CueEvent): CueEventRow {
  const { cueId, seq, roomId, type, at, by, ...payload } = event;
  return { cueId, seq, roomId, type, at, by, payload };
}

export function cueEventFromRow({ payload, ...base }: CueEventRow): CueEvent {
  return { ...base, ...payload } as CueEvent;
}
