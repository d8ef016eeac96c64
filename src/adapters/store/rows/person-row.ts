import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { Person, Role } from '../../../core/access/person.js';
import { amount, text, time } from '../columns.js';

/** Never deleted: who left is disabled and stays readable in what they did. */
@Entity('person')
export class PersonRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'person_pkey' })
  name!: string;

  @Column('text', { name: 'display_name', transformer: text })
  displayName!: string;

  /** Argon2id in PHC form, salt and parameters included. */
  @Column('text', { name: 'password_hash' })
  passwordHash!: string;

  @Column('text', { array: true })
  roles!: Role[];

  @Column('text', { array: true })
  rooms!: string[];

  @Column('numeric', { name: 'compensation_limit', transformer: amount })
  compensationLimit!: number;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'disabled_at', transformer: time, nullable: true })
  disabledAt!: number | null;
}

/** What of the row is the person: neither the password's hash nor when the row was made. */
export type PersonColumns = Omit<PersonRow, 'passwordHash' | 'createdAt'>;

export function personToRow({ disabledAt, roles, rooms, ...person }: Person): PersonColumns {
  return { ...person, roles: [...roles], rooms: [...rooms], disabledAt: disabledAt ?? null };
}

export function personFromRow(row: PersonColumns): Person {
  const { name, displayName, roles, rooms, compensationLimit, disabledAt } = row;
  return {
    ...{ name, displayName, roles, rooms, compensationLimit },
    ...(disabledAt !== null && { disabledAt }),
  };
}
