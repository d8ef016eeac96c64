import type { Person } from '../core/access/person.js';
import type { AnnouncementBody, ConfirmReason, Draft, Override } from '../core/announcement/events.js';
import { whatHappened } from '../core/announcement/what-happened.js';
import type { AnnouncementView } from '../core/announcement/view.js';
import type { Origin } from '../core/audit/audit-entry.js';
import { findingKey, withKey, type GuardFinding, type KeyedFinding } from '../core/guard/finding.js';
import type { Actor } from '../core/incident/events.js';
import type { IncidentView } from '../core/incident/view.js';
import type { Assumption, Clock, WordGuard } from '../ports.js';
import { refuseForeignRoom } from '../core/access/refusals.js';
import type { AnnouncementDesk, Decision } from './announcement-desk.js';
import {
  AboveLimit,
  AnnouncementChanged,
  CompensationUnfilled,
  IncidentElsewhere,
  OverrideNotAllowed,
  PublishTimeWrong,
  WordsNotReady,
} from './announcement-errors.js';
import type { ConfirmNeeds } from './confirm-needs.js';
import { makeDraft, type DraftSurroundings, type DraftWish } from './make-draft.js';
import type { PlanRelease } from './plan-release.js';

/** Who asks, and from where. */
export interface Asker {
  readonly person: Person;
  readonly from: Origin;
}

/** What the person saw when they decided: on anything else they did not decide. */
interface Seen {
  readonly seq: number;
}

/** What the commands ask of the rest of the desk. */
export interface AnnouncementSurroundings extends Pick<DraftSurroundings, 'suggest'> {
  readonly guard: WordGuard;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly publishersOf: (roomId: string) => DraftSurroundings['publishers'];
  /** @throws IncidentNotFound */
  readonly incident: (incidentId: string) => Promise<IncidentView>;
  readonly needs: Pick<ConfirmNeeds, 'of'>;
  readonly release: PlanRelease;
}

/** What submitting would come to. */
export interface Foreseen {
  readonly draft: Draft;
  readonly findings: readonly KeyedFinding[];
  /** None: it would go out at once. */
  readonly needs: readonly ConfirmReason[];
  /** ms that it would wait for somebody else. */
  readonly lapseAfter?: number;
}

/** What people do with announcements: write, send off, agree, return, take back, force. */
export class AnnouncementCommands {
  constructor(
    private readonly desk: AnnouncementDesk,
    private readonly around: AnnouncementSurroundings,
  ) {}

  /** @throws RoomForbidden, IncidentNotFound, IncidentElsewhere and what `makeDraft` throws */
  async draft(roomId: string, wish: DraftWish, { person, from }: Asker): Promise<AnnouncementView> {
    refuseForeignRoom(person, roomId);
    const draft = await this.draftOf(roomId, wish);
    const decision = { bodies: [{ type: 'drafted', draft }] } as const;
    return await this.desk.begin({ id: this.around.newId(), roomId }, actor(person), decision, from);
  }

  /** @throws AnnouncementChanged, IllegalStep and as `draft` */
  async edit(id: string, wish: DraftWish, seen: Seen, asker: Asker): Promise<AnnouncementView> {
    return await this.step(id, asker, seen, async ({ roomId }) => {
      return { bodies: [{ type: 'edited', draft: await this.draftOf(roomId, wish) }] };
    });
  }

  /**
   * Sends an announcement off: out at once where nobody else has to agree, else to be confirmed.
   * @throws WordsNotReady, CompensationUnfilled, OverrideNotAllowed, PublishTimeWrong, AnnouncementChanged, IllegalStep
   */
  async submit(
    id: string,
    overrides: readonly Override[],
    seen: Seen,
    asker: Asker,
  ): Promise<AnnouncementView> {
    return await this.step(id, asker, seen, async (view, now) => {
      const { draft } = view;
      // Its hour went by while it was a draft: at once is not what its author wrote.
      if ((draft.publishAt ?? Infinity) <= now) throw new PublishTimeWrong();
      const unfilled = draft.compensation?.unfilled ?? [];
      if (unfilled.length > 0) throw new CompensationUnfilled(unfilled);
      const findings = this.around.guard.check(draft.text, draft.audience);
      const used = answered(findings, overrides, asker.person);
      const { needs, grade, assumptions } = await this.around.needs.of(view, used, asker.person);
      const body: AnnouncementBody = {
        type: 'submitted',
        findings,
        overrides: used,
        needs,
        ...(grade && { grade }),
        ...(needs.length > 0 && { lapseAt: this.around.release.lapseAt(view, grade, now) }),
      };
      return assuming(assumptions, needs.length > 0 ? { bodies: [body] } : this.outNow(view, [body], now));
    });
  }

  /**
   * What would come of submitting a wish now: said before anybody presses, and nothing is kept.
   * @throws as `draft`
   */
  async foresee(
    roomId: string,
    wish: DraftWish,
    overrides: readonly Override[],
    asker: Asker,
  ): Promise<Foreseen> {
    refuseForeignRoom(asker.person, roomId);
    const draft = await this.draftOf(roomId, wish);
    const findings = this.around.guard.check(draft.text, draft.audience);
    const used = answering(findings, overrides);
    const { needs, grade } = await this.around.needs.of({ draft, roomId }, used, asker.person);
    const now = this.around.clock.now();
    const lapseAfter = this.around.release.lapseAt({ draft }, grade, now) - now;
    return { draft, findings: findings.map(withKey), needs, ...(needs.length > 0 && { lapseAfter }) };
  }

  /** @throws OwnWords, AboveLimit, PublishTimeWrong, AnnouncementChanged, IllegalStep */
  async approve(id: string, note: string | undefined, seen: Seen, asker: Asker): Promise<AnnouncementView> {
    return await this.step(id, asker, seen, (view, now) => {
      const amount = view.needs.find(({ code }) => code === 'compensation');
      const { compensationLimit } = asker.person;
      const total = Number(amount?.facts['total'] ?? 0);
      if (total > compensationLimit) throw new AboveLimit(total, compensationLimit);
      return this.outNow(view, [{ type: 'approved', ...(note !== undefined && { note }) }], now);
    });
  }

  /** @throws AnnouncementChanged, IllegalStep */
  async return(id: string, note: string, seen: Seen, asker: Asker): Promise<AnnouncementView> {
    return await this.step(id, asker, seen, () => ({ bodies: [{ type: 'returned', note }] }));
  }

  /** @throws AnnouncementChanged, IllegalStep */
  async withdraw(id: string, why: string | undefined, seen: Seen, asker: Asker): Promise<AnnouncementView> {
    const body: AnnouncementBody = { type: 'withdrawn', ...(why !== undefined && { why }) };
    return await this.step(id, asker, seen, () => ({ bodies: [body] }));
  }

  /** Lets it out without a second person. Loud: every notifier is told. @throws AnnouncementChanged, IllegalStep */
  async force(id: string, why: string, seen: Seen, asker: Asker): Promise<AnnouncementView> {
    return await this.step(id, asker, seen, (view, now) => this.outNow(view, [{ type: 'forced', why }], now));
  }

  private async step(
    id: string,
    { person, from }: Asker,
    { seq }: Seen,
    decide: (view: AnnouncementView, now: number) => Decision | Promise<Decision>,
  ): Promise<AnnouncementView> {
    const guarded = (view: AnnouncementView, now: number): Decision | Promise<Decision> => {
      refuseForeignRoom(person, view.roomId);
      if (view.seq !== seq) throw new AnnouncementChanged(whatHappened(view, now));
      return decide(view, now);
    };
    return await this.desk.step(id, actor(person), guarded, from);
  }

  /** Out in the same breath, unless its time is still to come. */
  private outNow(view: AnnouncementView, bodies: readonly AnnouncementBody[], now: number): Decision {
    if ((view.draft.publishAt ?? now) > now) return { bodies };
    if (this.around.release.isOver(view, now)) throw new PublishTimeWrong();
    const release = this.around.release.of(view);
    return { ...release, bodies: [...bodies, ...release.bodies] };
  }

  private async draftOf(roomId: string, wish: DraftWish) {
    const { suggest, clock, publishersOf } = this.around;
    const incident = wish.incidentId === undefined ? undefined : await this.around.incident(wish.incidentId);
    if (incident && incident.roomId !== roomId) throw new IncidentElsewhere(incident.id);
    return makeDraft(wish, {
      roomId,
      suggest,
      publishers: publishersOf(roomId),
      now: clock.now(),
      ...(incident && { incident }),
    });
  }
}

/** A decision that is taken only where something is still as it was. */
function assuming(assumptions: readonly Assumption[], decision: Decision): Decision {
  const { consequences } = decision;
  return {
    ...decision,
    consequences: async (after, now) => ({ ...(await consequences?.(after, now)), assumptions }),
  };
}

function actor({ name }: Person): Actor {
  return { type: 'person', name };
}

/**
 * @returns the overrides that answer for a finding
 * @throws WordsNotReady naming what nobody answered for, or nobody may; OverrideNotAllowed
 */
function answered(
  findings: readonly GuardFinding[],
  overrides: readonly Override[],
  person: Person,
): readonly Override[] {
  const blocking = findings.filter(({ blocks }) => blocks);
  const open = findings.filter((one) => !overrides.some(({ finding }) => finding === findingKey(one)));
  if (blocking.length > 0) throw new WordsNotReady(blocking);
  if (open.length > 0) throw new WordsNotReady(open);
  const used = answering(findings, overrides);
  if (used.length > 0 && !person.roles.includes('moderator')) throw new OverrideNotAllowed();
  return used;
}

function answering(findings: readonly GuardFinding[], overrides: readonly Override[]): readonly Override[] {
  return overrides.filter(({ finding }) => findings.some((one) => findingKey(one) === finding));
}
