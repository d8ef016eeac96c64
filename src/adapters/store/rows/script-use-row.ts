import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { Cause, Promised } from '../../../core/incident/events.js';
import type { Effect } from '../../../core/review/effect.js';
import type { NewUse, ScriptUse } from '../../../core/review/script-use.js';
import type { Audience } from '../../../core/script/script.js';
import { amount, json, text, time } from '../columns.js';

/**
 * A use of a script. To which broadcast it belongs is told by its time, as it is for incidents: a use that came before
 * its broadcast was noticed needs no mending.
 */
@Entity('script_use')
@Index('script_use_room_at', ['roomId', 'at'])
@Index('script_use_due', ['dueAt'], { where: 'due_at IS NOT NULL' })
export class ScriptUseRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'script_use_pkey' })
  id!: string;

  /** Null for words said without one. */
  @Column('text', { name: 'incident_id', nullable: true })
  incidentId!: string | null;

  @Column('text', { name: 'room_id' })
  roomId!: string;

  @Column('text', { name: 'script_id' })
  scriptId!: string;

  @Column('integer', { name: 'script_version' })
  version!: number;

  @Column('text', { nullable: true })
  audience!: Audience | null;

  /** Null when the system used it. */
  @Column('text', { transformer: text, nullable: true })
  person!: string | null;

  @Column('timestamptz', { transformer: time })
  at!: number;

  @Column('uuid', { name: 'announcement_id', nullable: true })
  announcementId!: string | null;

  @Column('numeric', { precision: 12, scale: 2, transformer: amount, nullable: true })
  compensation!: number | null;

  @Column('jsonb', { name: 'compensation_kinds', transformer: json, nullable: true })
  compensationKinds!: Promised['byKind'] | null;

  /** When the next mark of its effect can be measured; null when all are. */
  @Column('timestamptz', { name: 'due_at', transformer: time, nullable: true })
  dueAt!: number | null;

  @Column('jsonb', { transformer: json, nullable: true })
  effect!: Effect | null;
}

export function useToRow({ compensation, ...use }: NewUse, id: string, dueAt: number): ScriptUseRow {
  return {
    id,
    incidentId: null,
    audience: null,
    person: null,
    announcementId: null,
    ...use,
    compensation: compensation?.total ?? null,
    compensationKinds: compensation?.byKind ?? null,
    dueAt,
    effect: null,
  };
}

/** @param cause of the incident, where there is one */
export function useFromRow(row: ScriptUseRow, cause: Cause | null): ScriptUse {
  const { id, roomId, scriptId, version, at, compensation, compensationKinds } = row;
  const { incidentId, audience, person, announcementId, effect } = row;
  const optional = { incidentId, cause, audience, person, announcementId, effect };
  const present = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null));
  const promised =
    compensation === null ? {} : { compensation: { total: compensation, byKind: compensationKinds ?? {} } };
  return { id, roomId, scriptId, version, at, ...present, ...promised };
}
