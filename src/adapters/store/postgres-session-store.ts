import { In, IsNull, LessThanOrEqual, MoreThan, type DataSource, type EntityManager } from 'typeorm';

import type { Person } from '../../core/access/person.js';
import type { AuditEntry, Origin } from '../../core/audit/audit-entry.js';
import type { OpenSession, SessionStore, SignedIn } from '../../ports.js';
import { appendAudit } from './append-audit.js';
import { personFromRow, PersonRow } from './rows/person-row.js';
import { sessionFromRow, SessionRow, sessionToRow } from './rows/session-row.js';

export class PostgresSessionStore implements SessionStore {
  constructor(private readonly dataSource: DataSource) {}

  open(session: OpenSession, passwordHash: string, audit: AuditEntry): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      // A change of the account, which ends its sessions, comes before this or waits for it: none is left over.
      const same = await manager.findOne(PersonRow, {
        where: { name: session.person, passwordHash, disabledAt: IsNull() },
        lock: { mode: 'pessimistic_read' },
      });
      if (!same) return false;
      await manager.delete(SessionRow, { expiresAt: LessThanOrEqual(session.createdAt) });
      await manager.insert(SessionRow, sessionToRow(session));
      await appendAudit(manager, [audit]);
      return true;
    });
  }

  async read(id: string, now: number): Promise<SignedIn | undefined> {
    const { manager } = this.dataSource;
    const row = await manager.findOneBy(SessionRow, { id, expiresAt: MoreThan(now) });
    if (!row) return undefined;
    const person = await manager.findOneBy(PersonRow, { name: row.person, disabledAt: IsNull() });
    return person ? { session: sessionFromRow(row), person: personFromRow(person) } : undefined;
  }

  async stillOpen(ids: readonly string[], now: number): Promise<ReadonlyMap<string, Person>> {
    const { manager } = this.dataSource;
    const rows = await manager.findBy(SessionRow, { id: In(ids), expiresAt: MoreThan(now) });
    const names = [...new Set(rows.map(({ person }) => person))];
    const people = await manager.findBy(PersonRow, { name: In(names), disabledAt: IsNull() });
    const byName = new Map(people.map((row) => [row.name, personFromRow(row)]));
    return new Map(
      rows.flatMap(({ id, person }) => {
        const found = byName.get(person);
        return found ? [[id, found] as const] : [];
      }),
    );
  }

  async ofPerson(name: string, now: number): Promise<readonly OpenSession[]> {
    const rows = await this.dataSource.manager.find(SessionRow, {
      where: { person: name, expiresAt: MoreThan(now) },
      order: { seenAt: 'DESC' },
    });
    return rows.map(sessionFromRow);
  }

  async seen(id: string, at: number, { address, agent }: Origin): Promise<void> {
    await this.dataSource.manager.update(SessionRow, { id }, { seenAt: at, address, agent: agent ?? null });
  }

  close(id: string, audit: AuditEntry): Promise<void> {
    return this.dataSource.transaction(async (manager) => {
      if ((await removed(manager, { id })) > 0) await appendAudit(manager, [audit]);
    });
  }

  closeAll(person: string, audit: AuditEntry): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const count = await removed(manager, { person });
      if (count > 0) await appendAudit(manager, [audit]);
      return count;
    });
  }
}

async function removed(manager: EntityManager, which: { id: string } | { person: string }): Promise<number> {
  const { affected } = await manager.delete(SessionRow, which);
  return affected ?? 0;
}
