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

  @Column('text', { name: 'incident_id' })
  incidentId!: string;

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

/** @param cause of the incident */
export function useFromRow(row: ScriptUseRow, cause: Cause): ScriptUse {
  const { id, incidentId, roomId, scriptId, version, audience, person, at, announcementId, effect } = row;
  const optional = { audience, person, announcementId, effect };
  const present = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null));
  const { compensation, compensationKinds: byKind } = row;
  const promised =
    compensation === null ? {} : { compensation: { total: compensation, byKind: byKind ?? {} } };
  return { id, incidentId, roomId, cause, scriptId, version, at, ...present, ...promised };
}
