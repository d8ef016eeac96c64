import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { ArchivedScript } from '../../../core/script/library.js';
import { text, time } from '../columns.js';

/** A script that is out of use now; who took it in and out before is in the audit trail. */
@Entity('archived_script')
export class ArchivedScriptRow {
  @PrimaryColumn('text', { name: 'script_id', primaryKeyConstraintName: 'archived_script_pkey' })
  scriptId!: string;

  @Column('timestamptz', { transformer: time })
  at!: number;

  @Column('text', { transformer: text })
  by!: string;

  @Column('text', { transformer: text, nullable: true })
  why!: string | null;
}

export function archivedToRow(archived: ArchivedScript): ArchivedScriptRow {
  return { ...archived, why: archived.why ?? null };
}

export function archivedFromRow({ why, ...row }: ArchivedScriptRow): ArchivedScript {
  return { ...row, ...(why !== null && { why }) };
}
