import { type Provider } from '@nestjs/common';
import { Channels } from './channels/channels.js';
import { noticeDeliveries } from './deliver/notice-deliveries.js';
import { ClockTimers } from './clocks/clock-timers.js';
import { SweepClocksJob } from './clocks/sweep-clocks-job.js';
import { TendIncidentJob } from './clocks/tend-incident-job.js';
import { TendIncidents } from './clocks/tend-incidents.js';
import { foldIncident } from './core/incident/apply-event.js';
import type { DeskSettings } from './core/incident/desk-settings.js';
import { GroupCommands } from './incident/group-commands.js';
import { IncidentCommands } from './incident/incident-commands.js';
import { mayTake } from './incident/may-take.js';
import { IncidentLedger } from './incident/incident-ledger.js';
import { ReadIncidents } from './incident/read-incidents.js';
import { ReadReview } from './review/read-review.js';
import type { Clock, IncidentReader, IncidentStore, PersonStore } from './ports.js';
import { Queues } from './queue/queues.js';
import { RoomNames } from './suggest/room-names.js';
import { SuggestScripts } from './suggest/suggest-scripts.js';
import {
  CLOCK,
  DESK,
  DESK_SETTINGS,
  INCIDENT_READER,
  INCIDENT_STORE,
  NEW_ID,
  PERSON_STORE,
  type Desk,
} from './tokens.js';

/** Incidents' page of the wiring: people's commands, what is read of them, and their clocks. */
export const INCIDENT_SHARED: Provider[] = [
  {
    provide: ClockTimers,
    useFactory: (queues: Queues, desk: () => DeskSettings, clock: Clock) =>
      new ClockTimers(queues, desk, clock),
    inject: [Queues, DESK_SETTINGS, CLOCK],
  },
];

/** What jobs do for incidents' clocks. */
export const INCIDENT_JOBS = [TendIncidentJob, SweepClocksJob] as const;

export const INCIDENT_WORKER: Provider[] = [
  {
    provide: TendIncidents,
    useFactory: (
      store: IncidentStore,
      timers: ClockTimers,
      { desk }: Desk,
      clock: Clock,
      newId: () => string,
      channels: Channels,
      names: RoomNames,
    ) =>
      new TendIncidents(
        store,
        timers,
        () => desk.incidents,
        (events, incident) => ({
          deliveries: noticeDeliveries(events, incident, {
            newId,
            roomName: (roomId) => names.nameOf(roomId) ?? roomId,
            notifiersOf: (roomId) => channels.notifiersOf(roomId),
            expiresAfter: desk.announcements.expiresAfter,
          }),
        }),
        clock,
      ),
    inject: [INCIDENT_STORE, ClockTimers, DESK, CLOCK, NEW_ID, Channels, RoomNames],
  },
];

export const INCIDENT_API: Provider[] = [
  {
    provide: IncidentLedger,
    useFactory: (store: IncidentStore, timers: ClockTimers, clock: Clock) =>
      new IncidentLedger(store, (incidents) => timers.set(incidents), clock),
    inject: [INCIDENT_STORE, ClockTimers, CLOCK],
  },
  {
    provide: IncidentCommands,
    useFactory: (
      ledger: IncidentLedger,
      suggest: SuggestScripts,
      store: IncidentStore,
      people: PersonStore,
      review: ReadReview,
    ) =>
      new IncidentCommands(ledger, {
        suggest,
        given: async (roomId, person) => await review.given(roomId, person),
        mayTake: async (name, roomId) => (await people.people()).some((one) => mayTake(one, name, roomId)),
        goingOn: async (roomId) => (await store.openIncidents(roomId)).map(foldIncident),
      }),
    inject: [IncidentLedger, SuggestScripts, INCIDENT_STORE, PERSON_STORE, ReadReview],
  },
  {
    provide: GroupCommands,
    useFactory: (ledger: IncidentLedger, suggest: SuggestScripts, newId: () => string) =>
      new GroupCommands(ledger, suggest, newId),
    inject: [IncidentLedger, SuggestScripts, NEW_ID],
  },
  {
    provide: ReadIncidents,
    useFactory: (ledger: IncidentLedger, reader: IncidentReader, desk: () => DeskSettings, clock: Clock) =>
      new ReadIncidents(ledger, reader, desk, clock),
    inject: [IncidentLedger, INCIDENT_READER, DESK_SETTINGS, CLOCK],
  },
];
