import { Inject, Injectable } from '@nestjs/common';
import { stepDue } from '../core/announcement/due.js';
import type { AnnouncementView } from '../core/announcement/view.js';
import { SYSTEM } from '../core/incident/next-event.js';
import type { AnnouncementStore, Clock } from '../ports.js';
import { allApart } from '../queue/each-apart.js';
import type { JobHandler } from '../queue/handlers.js';
import { ANNOUNCEMENT_STORE, CLOCK } from '../tokens.js';
import { AfterCommit } from '../after-commit/after-commit.js';
import { AnnouncementDesk, type Decision } from './announcement-desk.js';
import { CallStaff } from './call-staff.js';
import { PlanRelease } from './plan-release.js';

const AT_ONCE = 100;

/**
 * What time does to announcements: those nobody confirmed lapse, those whose hour has come go out, those not seen are told.
 * They do not wait for one another.
 */
@Injectable()
export class TendAnnouncements implements JobHandler<'tend-announcements'> {
  readonly job = 'tend-announcements';

  constructor(
    @Inject(ANNOUNCEMENT_STORE) private readonly store: AnnouncementStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly desk: AnnouncementDesk,
    private readonly release: PlanRelease,
    private readonly staff: CallStaff,
    private readonly after: AfterCommit,
  ) {}

  /** @throws AggregateError with what went wrong, after every other is done */
  async handle(): Promise<void> {
    const due = await this.store.due(this.clock.now(), AT_ONCE);
    if (due.length === 0) return;
    try {
      // Somebody may have been faster: what is due is asked of the announcement as it is.
      await allApart(
        due,
        async (id) => await this.desk.step(id, SYSTEM, (view, now) => this.decide(view, now)),
      );
    } finally {
      await this.after.now();
    }
  }

  private async decide(view: AnnouncementView, now: number): Promise<Decision> {
    const due = stepDue(view, now);
    switch (due?.type) {
      case undefined:
        return { bodies: [] };
      case 'released':
        return await this.release.due(view, now);
      case 'unseen':
        return {
          bodies: [due],
          consequences: (after, at) => ({ deliveries: this.staff.ofUnseen(after, at) }),
        };
      case 'lapsed':
        return { bodies: [due] };
    }
  }
}
