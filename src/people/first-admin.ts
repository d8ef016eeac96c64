import { Inject, Injectable } from '@nestjs/common';
import { ROLES, USUAL_COMPENSATION_LIMIT } from '../core/access/person.js';
import { auditOf } from '../core/audit/doer.js';
import type { Clock, Passwords, PersonStore } from '../ports.js';
import { CLOCK, NEW_ID, PASSWORDS, PERSON_STORE } from '../tokens.js';
import type { MadePassword } from './manage-people.js';
import { newPassword } from './secrets.js';

/** Where nobody has an account, somebody must get the first one. */
@Injectable()
export class FirstAdmin {
  constructor(
    @Inject(PERSON_STORE) private readonly store: PersonStore,
    @Inject(PASSWORDS) private readonly passwords: Passwords,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: () => string,
  ) {}

  /**
   * Makes the first account, with every role; of processes that start together one makes it.
   * @param given the password; without one it is made
   * @returns undefined when there are accounts already
   */
  async make(name: string, given?: string): Promise<(MadePassword & { readonly name: string }) | undefined> {
    if ((await this.store.people()).length > 0) return undefined;
    const password = given ?? newPassword();
    const passwordHash = await this.passwords.hash(password);
    const made = await this.store.change((people) => {
      if (people.size > 0) return undefined;
      const person = {
        ...{ name, displayName: name, roles: ROLES, rooms: [], compensationLimit: USUAL_COMPENSATION_LIMIT },
      };
      const audit = auditOf(
        { id: this.newId(), at: this.clock.now() },
        { actor: { type: 'system' } },
        {
          action: 'person.created',
          subject: { type: 'person', id: name },
          after: person,
          why: 'first start',
        },
      );
      return { person, passwordHash, audit };
    });
    return made && { name, ...(given === undefined && { password }) };
  }
}
