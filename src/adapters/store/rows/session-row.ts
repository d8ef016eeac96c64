import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { OpenSession } from '../../../ports.js';
import { text, time } from '../columns.js';

/** Somebody who is signed in. Gone when they sign out, leave, or get another password. */
@Entity('session')
@Index('session_person', ['person'])
@Index('session_expires_at', ['expiresAt'])
export class SessionRow {
  /** SHA-256: who reads the table can sign in as nobody. */
  @PrimaryColumn('text', { name: 'token_hash', primaryKeyConstraintName: 'session_pkey' })
  id!: string;

  @Column('text')
  person!: string;

  @Column('timestamptz', { name: 'created_at', transformer: time })
  createdAt!: number;

  @Column('timestamptz', { name: 'expires_at', transformer: time })
  expiresAt!: number;

  @Column('timestamptz', { name: 'seen_at', transformer: time })
  seenAt!: number;

  @Column('text')
  address!: string;

  @Column('text', { transformer: text, nullable: true })
  agent!: string | null;
}

export function sessionToRow({ from, ...session }: OpenSession): SessionRow {
  return { ...session, address: from.address, agent: from.agent ?? null };
}

export function sessionFromRow({ address, agent, ...session }: SessionRow): OpenSession {
  return { ...session, from: { address, ...(agent !== null && { agent }) } };
}
