import { Not, type DataSource, type EntityManager } from 'typeorm';

import type { Person } from '../../core/access/person.js';
import { ConflictError } from '../../core/incident/conflict-error.js';
import type { PersonChange, PersonStore } from '../../ports.js';
import { LOCKS } from './advisory-locks.js';
import { appendAudit } from './append-audit.js';
import { personFromRow, PersonRow, personToRow } from './rows/person-row.js';
import { SessionRow } from './rows/session-row.js';

type Decide = Parameters<PersonStore['change']>[0];

export class PostgresPersonStore implements PersonStore {
  constructor(private readonly dataSource: DataSource) {}

  people(): Promise<readonly Person[]> {
    return everybody(this.dataSource.manager);
  }

  async secretOf(name: string): Promise<{ person: Person; passwordHash: string } | undefined> {
    const row = await this.dataSource.manager.findOneBy(PersonRow, { name });
    return row ? { person: personFromRow(row), passwordHash: row.passwordHash } : undefined;
  }

  /** One change at a time: a law over all accounts, such as that an admin is left, can be kept only so. */
  change(decide: Decide): Promise<PersonChange | undefined> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [LOCKS.people]);
      const people = await everybody(manager);
      const change = decide(new Map(people.map((person) => [person.name, person])));
      if (change) await write(manager, change);
      return change;
    });
  }

  async rehash(name: string, was: string, becomes: string): Promise<void> {
    await this.dataSource.manager.update(PersonRow, { name, passwordHash: was }, { passwordHash: becomes });
  }
}

async function everybody(manager: EntityManager): Promise<Person[]> {
  const rows = await manager.find(PersonRow, { order: { name: 'ASC' } });
  return rows.map(personFromRow);
}

async function write(manager: EntityManager, change: PersonChange): Promise<void> {
  const { person, passwordHash, ifPasswordHash, endSessions, audit } = change;
  const row = { name: person.name, ...(ifPasswordHash !== undefined && { passwordHash: ifPasswordHash }) };
  const columns = { ...personToRow(person), ...(passwordHash !== undefined && { passwordHash }) };
  // Not an upsert: PostgreSQL would ask for the hash of somebody who keeps their password.
  const { affected } = await manager.update(PersonRow, row, columns);
  if (affected === 0 && ifPasswordHash !== undefined) throw new ConflictError(`account ${person.name}`);
  if (affected === 0) await manager.insert(PersonRow, columns);
  if (endSessions) {
    const { except } = endSessions;
    await manager.delete(SessionRow, {
      person: person.name,
      ...(except !== undefined && { id: Not(except) }),
    });
  }
  await appendAudit(manager, [audit]);
}
