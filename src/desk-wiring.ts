import type { Provider } from '@nestjs/common';
import { ActionCommands } from './act/action-commands.js';
import { ArmRooms } from './act/arm-rooms.js';
import { ReadOrders } from './act/read-orders.js';
import { TendOrders } from './act/tend-orders.js';
import { openChannels } from './adapters/desk/open-channels.js';
import { AnnouncementCommands } from './announce/announcement-commands.js';
import { AnnouncementDesk } from './announce/announcement-desk.js';
import { AnswerIncident } from './announce/answer-incident.js';
import { CallStaff } from './announce/call-staff.js';
import { ConfirmNeeds } from './announce/confirm-needs.js';
import { PlanRelease } from './announce/plan-release.js';
import { ReadAnnouncements } from './announce/read-announcements.js';
import { ReadBack } from './announce/read-back.js';
import { TendAnnouncements } from './announce/tend-announcements.js';
import { foldIncident } from './core/incident/apply-event.js';
import { AfterCommit } from './after-commit/after-commit.js';
import { Channels } from './channels/channels.js';
import { Deliver } from './deliver/deliver.js';
import { DispatchDeliveries } from './after-commit/dispatch-deliveries.js';
import { SettleDelivery } from './deliver/settle-delivery.js';
import { SweepDeliveries } from './deliver/sweep-deliveries.js';
import { readIncident } from './incident/read-incident.js';
import type {
  Clock,
  DeliveryStore,
  IncidentStore,
  Ledger,
  OrderStore,
  PublicBoard,
  RoomArming,
  WordGuard,
} from './ports.js';
import { ReadReview } from './review/read-review.js';
import { RoomNames } from './suggest/room-names.js';
import { SuggestScripts } from './suggest/suggest-scripts.js';
import {
  CLOCK,
  DELIVERY_STORE,
  DESK,
  INCIDENT_STORE,
  LEDGER,
  NEW_ID,
  ORDER_STORE,
  PUBLIC_BOARD,
  ROOM_ARMING,
  WORD_GUARD,
  type Desk,
} from './tokens.js';

/** The response desk's page of the wiring: what is announced and done, by people, by time, and by channels. */
export const DESK_SHARED: Provider[] = [
  AnnouncementDesk,
  AnswerIncident,
  SettleDelivery,
  DispatchDeliveries,
  AfterCommit,
  {
    provide: Channels,
    useFactory: ({ file, desk }: Desk, clock: Clock, board: PublicBoard, arming: RoomArming) =>
      new Channels(
        openChannels(file, desk, {
          clock,
          board,
          isArmed: async (roomId) => (await arming.of(roomId, clock.now())) !== undefined,
        }),
      ),
    inject: [DESK, CLOCK, PUBLIC_BOARD, ROOM_ARMING],
  },
  {
    provide: CallStaff,
    useFactory: ({ desk }: Desk, newId: () => string, channels: Channels, names: RoomNames) =>
      new CallStaff({
        newId,
        notifiersOf: (roomId) => channels.notifiersOf(roomId),
        roomName: (roomId) => names.nameOf(roomId) ?? roomId,
        expiresAfter: desk.announcements.expiresAfter,
      }),
    inject: [DESK, NEW_ID, Channels, RoomNames],
  },
  {
    provide: ConfirmNeeds,
    useFactory: (incidents: IncidentStore, review: ReadReview) =>
      new ConfirmNeeds({
        incident: async (incidentId) => await readIncident(incidents, incidentId),
        goingOn: async (roomId) => (await incidents.openIncidents(roomId)).map(foldIncident),
        given: async (roomId, person) => await review.given(roomId, person),
      }),
    inject: [INCIDENT_STORE, ReadReview],
  },
  {
    provide: PlanRelease,
    useFactory: (
      { desk }: Desk,
      newId: () => string,
      staff: CallStaff,
      needs: ConfirmNeeds,
      channels: Channels,
    ) =>
      new PlanRelease({
        newId,
        settings: desk.announcements,
        staff,
        needs,
        publishersOf: (roomId) => channels.publishersOf(roomId),
      }),
    inject: [DESK, NEW_ID, CallStaff, ConfirmNeeds, Channels],
  },
  {
    provide: ActionCommands,
    useFactory: (
      { desk }: Desk,
      orders: OrderStore,
      deliveries: DeliveryStore,
      ledger: Ledger,
      clock: Clock,
      newId: () => string,
      channels: Channels,
      staff: CallStaff,
      arming: RoomArming,
      incidents: IncidentStore,
      announcements: AnnouncementDesk,
    ) =>
      new ActionCommands({
        staff,
        orders,
        deliveries,
        ledger,
        clock,
        newId,
        channelsOf: (roomId, actions) => channels.roomActionsOf(roomId, actions),
        incident: async (incidentId) => await readIncident(incidents, incidentId),
        announcement: async (announcementId) => await announcements.read(announcementId),
        isArmed: async (roomId) => (await arming.of(roomId, clock.now())) !== undefined,
        lapseAfter: desk.announcements.lapseAfter.none,
        expiresAfter: desk.announcements.expiresAfter,
      }),
    inject: [
      ...[DESK, ORDER_STORE, DELIVERY_STORE, LEDGER, CLOCK, NEW_ID, Channels, CallStaff, ROOM_ARMING],
      ...[INCIDENT_STORE, AnnouncementDesk],
    ],
  },
];

/** What jobs do for the desk. */
export const DESK_JOBS = [Deliver, SweepDeliveries, TendAnnouncements, TendOrders] as const;

export const DESK_WORKER: Provider[] = [...DESK_JOBS, ReadBack];

export const DESK_API: Provider[] = [
  ReadAnnouncements,
  ReadOrders,
  ArmRooms,
  {
    provide: AnnouncementCommands,
    useFactory: (
      announcements: AnnouncementDesk,
      guard: WordGuard,
      clock: Clock,
      newId: () => string,
      channels: Channels,
      incidents: IncidentStore,
      suggest: SuggestScripts,
      release: PlanRelease,
      needs: ConfirmNeeds,
    ) =>
      new AnnouncementCommands(announcements, {
        guard,
        clock,
        newId,
        suggest,
        release,
        publishersOf: (roomId) => channels.publishersOf(roomId),
        incident: async (incidentId) => await readIncident(incidents, incidentId),
        needs,
      }),
    inject: [
      AnnouncementDesk,
      WORD_GUARD,
      CLOCK,
      NEW_ID,
      Channels,
      INCIDENT_STORE,
      SuggestScripts,
      PlanRelease,
      ConfirmNeeds,
    ],
  },
];
