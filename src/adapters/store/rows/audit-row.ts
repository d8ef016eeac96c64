import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { AuditActor, AuditEntry, AuditSubject, Origin } from '../../../core/audit/audit-entry.js';
import { json, text, time } from '../columns.js';

/** Append-only: the database refuses to change or delete a row. */
@Entity('audit_entry')
@Index('audit_entry_at', ['at'])
@Index('audit_entry_subject', ['subjectType', 'subjectId', 'at'])
@Index('audit_entry_room', ['roomId', 'at'])
// Of what is inside `actor`, which only the migration can say.
@Index('audit_entry_actor', { synchronize: false })
@Index('audit_entry_owner', { synchronize: false })
export class AuditRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'audit_entry_pkey' })
  id!: string;

  @Column('timestamptz', { transformer: time })
  at!: number;

  @Column('jsonb', { name: 'actor', transformer: json })
  by!: AuditActor;

  @Column('text')
  action!: string;

  @Column('text', { name: 'subject_type' })
  subjectType!: AuditSubject;

  @Column('text', { name: 'subject_id', transformer: text })
  subjectId!: string;

  @Column('text', { name: 'room_id', nullable: true })
  roomId!: string | null;

  @Column('jsonb', { transformer: json, nullable: true })
  before!: object | null;

  @Column('jsonb', { transformer: json, nullable: true })
  after!: object | null;

  @Column('text', { transformer: text, nullable: true })
  why!: string | null;

  @Column('jsonb', { name: 'origin', transformer: json, nullable: true })
  from!: Origin | null;
}

export function auditToRow({ subject, ...entry }: AuditEntry): AuditRow {
  return {
    roomId: null,
    before: null,
    after: null,
    why: null,
    from: null,
    ...entry,
    subjectType: subject.type,
    subjectId: subject.id,
  };
}

export function auditFromRow({ subjectType, subjectId, ...row }: AuditRow): AuditEntry {
  const present = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  return { ...present, subject: { type: subjectType, id: subjectId } } as unknown as AuditEntry;
}
