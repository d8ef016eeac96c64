import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { ScriptOrigin, ScriptVersion } from '../../../core/script/library.js';
import { text, time } from '../columns.js';

/** Append-only. The primary key is the law that two people cannot write the same version. */
@Entity('script_version')
export class ScriptVersionRow {
  @PrimaryColumn('text', { name: 'script_id', primaryKeyConstraintName: 'script_version_pkey' })
  scriptId!: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'script_version_pkey' })
  version!: number;

  @Column('text')
  origin!: ScriptOrigin;

  /** A person's name; null for a file's version. */
  @Column('text', { transformer: text, nullable: true })
  author!: string | null;

  @Column('timestamptz', { transformer: time })
  at!: number;

  @Column('text', { transformer: text, nullable: true })
  note!: string | null;

  @Column('text', { transformer: text })
  source!: string;
}

export function versionToRow(version: ScriptVersion): ScriptVersionRow {
  return { ...version, author: version.author ?? null, note: version.note ?? null };
}

export function versionFromRow({ author, note, ...row }: ScriptVersionRow): ScriptVersion {
  return { ...row, ...(author !== null && { author }), ...(note !== null && { note }) };
}
