import { Inject, Injectable } from '@nestjs/common';
import { stepDue } from '../core/announcement/due.js';
import type { AnnouncementView } from '../core/announcement/view.js';
import { SYSTEM } from '../core/incident/next-event.js';
import type { AnnouncementStore, Clock } from '../ports.js';
import type { JobHandler } from '../queue/handlers.js';
import { ANNOUNCEMENT_STORE, CLOCK } from '../tokens.js';
import { AfterCommit } from '../deliver/after-commit.js';
import { AnnouncementDesk, type Decision } from './announcement-desk.js';
import { CallStaff } from './call-staff.js';
import { PlanRelease } from './plan-release.js';

const AT_ONCE = 100;

/** What time does to announcements: those nobody confirmed lapse, those whose hour has come go out, those not seen are told. */
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

  async handle(): Promise<void> {
    const due = await this.store.due(this.clock.now(), AT_ONCE);
    for (const id of due) {
      // Somebody may have been faster: what is due is asked of the announcement as it is.
      await this.desk.step(id, SYSTEM, (view, now) => this.decide(view, now));
    }
    if (due.length > 0) await this.after.now();
  }

  private decide(view: AnnouncementView, now: number): Decision {
    const due = stepDue(view, now);
    switch (due?.type) {
      case undefined:
        return { bodies: [] };
      case 'released':
        return this.release.of(view);
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
