import type { Person } from '../core/access/person.js';
import type { Origin } from '../core/audit/audit-entry.js';

/** Who wants something of an incident, from where, and having seen what. */
export interface Asking {
  readonly person: Pick<Person, 'name' | 'rooms'> & Partial<Pick<Person, 'compensationLimit'>>;
  readonly from?: Origin;
  /** The `seq` that the person saw: what another person decided after it is told, not overruled. */
  readonly seen?: number;
}
