import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

import type { AccessKey, KeyScope } from '../../../core/access/key.js';
import { time } from '../columns.js';

@Entity('access_key')
@Index('access_key_hash', ['keyHash'], { unique: true })
export class AccessKeyRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'access_key_pkey' })
  id!: string;

  @Column('text')
  name!: string;

  /** SHA-256: the secret has 256 random bits, which no guessing finds. */
  @Column('text', { name: 'key_hash' })
  keyHash!: string;

  @Column('text', { array: true })
  scopes!: KeyScope[];

  @Column('text', { array: true })
  rooms!: string[];

  @Column('text')
  owner!: string;

  @Column('timestamptz', { name: 'created_at', transformer: time })
  createdAt!: number;

  @Column('timestamptz', { name: 'expires_at', transformer: time })
  expiresAt!: number;

  @Column('timestamptz', { name: 'revoked_at', transformer: time, nullable: true })
  revokedAt!: number | null;

  @Column('timestamptz', { name: 'last_used_at', transformer: time, nullable: true })
  lastUsedAt!: number | null;
}

export function keyToRow(key: AccessKey, keyHash: string): AccessKeyRow {
  const { scopes, rooms, revokedAt = null, lastUsedAt = null, ...rest } = key;
  return { ...rest, keyHash, scopes: [...scopes], rooms: [...rooms], revokedAt, lastUsedAt };
}

export function keyFromRow(row: AccessKeyRow): AccessKey {
  const { id, name, scopes, rooms, owner, createdAt, expiresAt, revokedAt, lastUsedAt } = row;
  return {
    ...{ id, name, scopes, rooms, owner, createdAt, expiresAt },
    ...(revokedAt !== null && { revokedAt }),
    ...(lastUsedAt !== null && { lastUsedAt }),
  };
}
