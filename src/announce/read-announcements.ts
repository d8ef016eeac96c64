import { Inject, Injectable } from '@nestjs/common';
import { chosenRooms } from '../core/access/chosen-rooms.js';
import type { Person } from '../core/access/person.js';
import { refuseForeignRoom } from '../core/access/refusals.js';
import { returnedText } from '../core/announcement/returned-text.js';
import type { AnnouncementStatus, AnnouncementView } from '../core/announcement/view.js';
import type { DeliveryProgress } from '../core/delivery/delivery.js';
import type { GuardFinding } from '../core/guard/finding.js';
import type { IncidentView } from '../core/incident/view.js';
import type { Audience } from '../core/script/script.js';
import { diffWords, type TextChange } from '../core/text/diff-words.js';
import { readIncident } from '../incident/read-incident.js';
import type { AnnouncementStore, DeliveryStore, IncidentStore, WordGuard } from '../ports.js';
import { ANNOUNCEMENT_STORE, DELIVERY_STORE, INCIDENT_STORE, WORD_GUARD } from '../tokens.js';
import { AnnouncementDesk } from './announcement-desk.js';

/** How far one channel is, for people: no payload, no secret. */
export type DeliveryView = Omit<DeliveryProgress, 'delivery'> & {
  readonly channel: string;
  readonly id: string;
};

/** What the second person looks at before they agree. */
export interface AnnouncementDetail {
  readonly announcement: AnnouncementView;
  /** From the script to the words; none where there is no script. */
  readonly difference?: readonly TextChange[];
  /** From what was last returned to the words; none where nothing was. */
  readonly sinceReturned?: readonly TextChange[];
  /** What it answers, with its grade, figures and reasons. */
  readonly incident?: IncidentView;
  readonly deliveries: readonly DeliveryView[];
}

interface ListQuery {
  readonly room?: string | undefined;
  readonly incident?: string | undefined;
  readonly status?: readonly AnnouncementStatus[] | undefined;
  readonly limit: number;
}

/** Announcements as people look at them. */
@Injectable()
export class ReadAnnouncements {
  constructor(
    private readonly desk: AnnouncementDesk,
    @Inject(INCIDENT_STORE) private readonly incidents: Pick<IncidentStore, 'incident'>,
    @Inject(ANNOUNCEMENT_STORE) private readonly store: AnnouncementStore,
    @Inject(DELIVERY_STORE) private readonly deliveries: DeliveryStore,
    @Inject(WORD_GUARD) private readonly guard: WordGuard,
  ) {}

  check(text: string, audience: Audience): readonly GuardFinding[] {
    return this.guard.check(text, audience);
  }

  /** @throws RoomForbidden */
  async list(
    { room, incident, status, limit }: ListQuery,
    person: Person,
  ): Promise<readonly AnnouncementView[]> {
    const rooms = chosenRooms(person, room);
    return await this.store.list(
      {
        ...(rooms && { rooms }),
        ...(status && { statuses: status }),
        ...(incident && { incidentId: incident }),
      },
      limit,
    );
  }

  /** @throws AnnouncementNotFound, RoomForbidden */
  async detail(announcementId: string, person: Person): Promise<AnnouncementDetail> {
    const announcement = await this.desk.read(announcementId);
    refuseForeignRoom(person, announcement.roomId);
    const { script, incidentId, text } = announcement.draft;
    const [incident, deliveries, events] = await Promise.all([
      incidentId === undefined ? undefined : readIncident(this.incidents, incidentId),
      this.deliveries.ofSubject(announcementId),
      announcement.returned ? this.store.events(announcementId) : [],
    ]);
    const returned = returnedText(events);
    return {
      announcement,
      ...(script && { difference: diffWords(script.text, text) }),
      ...(returned !== undefined && { sinceReturned: diffWords(returned, text) }),
      ...(incident && { incident }),
      deliveries: deliveries.map(({ delivery, ...progress }) => {
        return { ...progress, id: delivery.id, channel: delivery.channel };
      }),
    };
  }
}
