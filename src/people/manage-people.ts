import { Inject, Injectable } from '@nestjs/common';
import type { Person } from '../core/access/person.js';
import { auditOf, changed, type Doer } from '../core/audit/doer.js';
import type { Clock, Passwords, PersonChange, PersonStore } from '../ports.js';
import { CLOCK, NEW_ID, PASSWORDS, PERSON_STORE } from '../tokens.js';
import { LastAdmin, NameTaken, PersonUnknown } from './refusals.js';
import { newPassword } from './secrets.js';

/** What may be changed of an account; its name stays. */
export type PersonPatch = Partial<Pick<Person, 'displayName' | 'roles' | 'rooms' | 'compensationLimit'>>;

/** A password that was made for somebody, to be shown this once. */
export interface MadePassword {
  readonly password?: string;
}

interface PasswordTerms {
  readonly why?: string;
  /** The session at hand, which stays. */
  readonly keepSession?: string;
  /** What the present password was checked against. */
  readonly ifPasswordHash?: string;
}

/** What admins do to accounts. Each command is one change with its line in the audit trail. */
@Injectable()
export class ManagePeople {
  constructor(
    @Inject(PERSON_STORE) private readonly store: PersonStore,
    @Inject(PASSWORDS) private readonly passwords: Passwords,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
  ) {}

  people(): Promise<readonly Person[]> {
    return this.store.people();
  }

  /**
   * @param given without one a password is made
   * @throws NameTaken
   */
  async create(person: Person, given: string | undefined, doer: Doer): Promise<Person & MadePassword> {
    const password = given ?? newPassword();
    const passwordHash = await this.passwords.hash(password);
    await this.store.change((people) => {
      if (people.has(person.name)) throw new NameTaken(person.name);
      return {
        person,
        passwordHash,
        audit: this.audit(doer, 'person.created', person.name, { after: person }),
      };
    });
    return { ...person, ...(given === undefined && { password }) };
  }

  /** @throws PersonUnknown, LastAdmin */
  change(name: string, patch: PersonPatch, doer: Doer, why?: string): Promise<Person> {
    return this.become(name, (person) => ({ ...person, ...patch }), 'person.changed', doer, why);
  }

  /** Ends their sessions, too. @throws PersonUnknown, LastAdmin */
  disable(name: string, doer: Doer, why?: string): Promise<Person> {
    const disabledAt = this.clock.now();
    const disabled = (person: Person): Person => ({ disabledAt, ...person });
    return this.become(name, disabled, 'person.disabled', doer, why, {});
  }

  /** @throws PersonUnknown */
  enable(name: string, doer: Doer, why?: string): Promise<Person> {
    const enabled = (person: Person): Person => ({ ...person, disabledAt: undefined });
    return this.become(name, enabled, 'person.enabled', doer, why);
  }

  /**
   * Sets another password and ends their sessions.
   * @param given without one a password is made
   * @throws PersonUnknown, ConflictError when their password is not `ifPasswordHash` any more
   */
  async setPassword(
    name: string,
    given: string | undefined,
    doer: Doer,
    { why, keepSession, ifPasswordHash }: PasswordTerms = {},
  ): Promise<MadePassword> {
    const password = given ?? newPassword();
    const passwordHash = await this.passwords.hash(password);
    await this.store.change((people) => ({
      person: known(people, name),
      passwordHash,
      ...(ifPasswordHash !== undefined && { ifPasswordHash }),
      endSessions: keepSession === undefined ? {} : { except: keepSession },
      audit: this.audit(doer, 'person.password-set', name, { why }),
    }));
    return given === undefined ? { password } : {};
  }

  private async become(
    name: string,
    next: (person: Person) => Person,
    action: string,
    doer: Doer,
    why?: string,
    endSessions?: PersonChange['endSessions'],
  ): Promise<Person> {
    let after!: Person;
    await this.store.change((people) => {
      const before = known(people, name);
      after = next(before);
      keepAnAdmin(people, after);
      const difference = changed(before, after);
      if (!difference) return undefined;
      const audit = this.audit(doer, action, name, { ...difference, why });
      return { person: after, audit, ...(endSessions && { endSessions }) };
    });
    return after;
  }

  private audit(
    doer: Doer,
    action: string,
    name: string,
    rest: { before?: object; after?: object; why?: string | undefined },
  ): PersonChange['audit'] {
    const stamp = { id: this.newId(), at: this.clock.now() };
    return auditOf(stamp, doer, { action, subject: { type: 'person', id: name }, ...rest });
  }
}

function known(people: ReadonlyMap<string, Person>, name: string): Person {
  const person = people.get(name);
  if (!person) throw new PersonUnknown(name);
  return person;
}

/** @throws LastAdmin */
function keepAnAdmin(people: ReadonlyMap<string, Person>, after: Person): void {
  if (isActiveAdmin(after) || !isActiveAdmin(people.get(after.name)!)) return;
  const another = [...people.values()].some((one) => one.name !== after.name && isActiveAdmin(one));
  if (!another) throw new LastAdmin();
}

function isActiveAdmin({ roles, disabledAt }: Person): boolean {
  return disabledAt === undefined && roles.includes('admin');
}
