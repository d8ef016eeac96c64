import type { Person } from '../core/access/person.js';
import { confirmationNeeds, gradeNeeds } from '../core/announcement/confirmation.js';
import type { ConfirmReason, Override } from '../core/announcement/events.js';
import type { AnnouncementView } from '../core/announcement/view.js';
import { compareGrades, type Grade } from '../core/grade.js';
import { isAwake, type IncidentView } from '../core/incident/view.js';
import type { Assumption } from '../ports.js';
import type { Given } from '../review/read-review.js';

export interface NeedsParts {
  /** @throws IncidentNotFound */
  readonly incident: (incidentId: string) => Promise<IncidentView>;
  /** The room's incidents that are not over. */
  readonly goingOn: (roomId: string) => Promise<readonly IncidentView[]>;
  /** What a person has promised in the room's broadcast so far, or is about to. */
  readonly given: (roomId: string, person: string) => Promise<Given>;
}

export interface Needs {
  /** None: nobody else has to agree. */
  readonly needs: readonly ConfirmReason[];
  readonly grade?: Grade;
}

/** Needs as somebody sends the words off. */
export interface WeighedNeeds extends Needs {
  /** What two at the same moment would count in neither. */
  readonly assumptions: readonly Assumption[];
}

type Words = Pick<AnnouncementView, 'draft' | 'roomId'>;

/** Why somebody else must agree to an announcement, as things stand. */
export class ConfirmNeeds {
  constructor(private readonly parts: NeedsParts) {}

  /** To what a person sends off. @throws IncidentNotFound */
  async of(words: Words, overrides: readonly Override[], person: Person): Promise<WeighedNeeds> {
    const { draft, roomId } = words;
    const { name, compensationLimit: limit } = person;
    const [grade, given] = await Promise.all([
      this.gradeOf(words),
      draft.compensation === undefined ? undefined : this.parts.given(roomId, name),
    ]);
    const told = grade && { grade };
    const facts = { draft, overrides, person: name, ...told, givenBefore: given?.yuan ?? 0, limit };
    return { needs: confirmationNeeds(facts), ...told, assumptions: given ? [given.stillSo] : [] };
  }

  /** To what nobody had to agree to when it was sent off, and is now to go out. */
  async since(words: Words): Promise<Needs> {
    const grade = await this.gradeOf(words);
    return { needs: gradeNeeds(grade), ...(grade && { grade }) };
  }

  /** The worst of what it answers and of all that goes on in its room: who leaves the incident out is not freed by that. */
  private async gradeOf({ draft: { incidentId }, roomId }: Words): Promise<Grade | undefined> {
    const { incident, goingOn } = this.parts;
    const weighed = (await goingOn(roomId)).filter(isAwake);
    if (incidentId !== undefined) weighed.push(await incident(incidentId));
    return weighed.map(({ grade }) => grade).sort(compareGrades)[0];
  }
}
