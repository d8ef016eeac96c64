import { Inject, Injectable } from '@nestjs/common';
import { applyStep, foldAnnouncement } from '../core/announcement/apply-event.js';
import type { AnnouncementBody } from '../core/announcement/events.js';
import { nextStep } from '../core/announcement/next-step.js';
import type { AnnouncementView } from '../core/announcement/view.js';
import type { Origin } from '../core/audit/audit-entry.js';
import { decideAnew } from '../core/decide-anew.js';
import type { Actor } from '../core/incident/events.js';
import type { AnnouncementStore, Clock, DeskChange, Ledger } from '../ports.js';
import { ANNOUNCEMENT_STORE, CLOCK, LEDGER } from '../tokens.js';
import { AnnouncementNotFound } from './announcement-errors.js';

/** What follows from steps in other parts of the desk, in the same transaction. */
export type Consequences = Partial<Omit<DeskChange, 'steps' | 'from'>>;

export interface Decision {
  readonly bodies: readonly AnnouncementBody[];
  /** @param after the announcement with the steps taken */
  readonly consequences?: (after: AnnouncementView, now: number) => Consequences | Promise<Consequences>;
}

/** Takes steps with announcements: reads one, lets somebody decide, and commits all that follows. */
@Injectable()
export class AnnouncementDesk {
  constructor(
    @Inject(ANNOUNCEMENT_STORE) private readonly store: AnnouncementStore,
    @Inject(LEDGER) private readonly ledger: Ledger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AnnouncementNotFound */
  async read(announcementId: string): Promise<AnnouncementView> {
    const events = await this.store.events(announcementId);
    if (events.length === 0) throw new AnnouncementNotFound(announcementId);
    return foldAnnouncement(events);
  }

  /**
   * Decides on the announcement as it is now; anew when another wrote between reading and writing.
   * @param decide no steps: nothing happens
   * @throws what `decide` throws; AnnouncementNotFound, IllegalStep, OwnWords
   */
  async step(
    announcementId: string,
    by: Actor,
    decide: (view: AnnouncementView, now: number) => Decision | Promise<Decision>,
    from?: Origin,
  ): Promise<AnnouncementView> {
    return await decideAnew(async () => {
      const view = await this.read(announcementId);
      const now = this.clock.now();
      const decision = await decide(view, now);
      return decision.bodies.length === 0 ? view : await this.commit(view, decision, now, by, from);
    });
  }

  /** The first step of a new announcement. */
  async begin(
    place: { readonly id: string; readonly roomId: string },
    by: Actor,
    decision: Decision,
    from?: Origin,
  ): Promise<AnnouncementView> {
    return await this.commit({ ...place, seq: 0 }, decision, this.clock.now(), by, from);
  }

  private async commit(
    before: AnnouncementView | { readonly id: string; readonly roomId: string; readonly seq: 0 },
    { bodies, consequences }: Decision,
    now: number,
    by: Actor,
    from?: Origin,
  ): Promise<AnnouncementView> {
    let after: AnnouncementView | undefined = 'status' in before ? before : undefined;
    const steps = [];
    for (const body of bodies) {
      const step = nextStep(after ?? before, body, now, by);
      after = applyStep(after, step);
      steps.push(step);
    }
    const view = after!;
    const { outbox = [], ...rest } = (await consequences?.(view, now)) ?? {};
    await this.ledger.commit({
      ...rest,
      steps,
      ...(from !== undefined && { from }),
      outbox: [...outbox, { name: 'announcement', roomId: view.roomId, payload: view }],
    });
    return view;
  }
}
