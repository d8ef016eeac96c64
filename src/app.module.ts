import { APP_GUARD } from '@nestjs/core';
import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { AnalyseBatch } from './analyse/analyse-batch.js';
import { Progress } from './analyse/progress.js';
import { SecondLook } from './analyse/second-look.js';
import { SweepInbox } from './analyse/sweep-inbox.js';

import { ActionsController } from './api/actions.controller.js';
import { AnnouncementsController } from './api/announcements.controller.js';
import { AuditController } from './api/audit.controller.js';
import { CuesController } from './api/cues.controller.js';
import { HostController } from './api/host.controller.js';
import { IncidentGroupsController } from './api/incident-groups.controller.js';
import { IncidentReadingController } from './api/incident-reading.controller.js';
import { IncidentsController } from './api/incidents.controller.js';
import { KeysController } from './api/keys.controller.js';
import { PeopleController } from './api/people.controller.js';
import { BroadcastsController } from './api/broadcasts.controller.js';
import { ReviewController } from './api/review.controller.js';
import { RoomsController } from './api/rooms.controller.js';
import { ScriptsController } from './api/scripts.controller.js';
import { SessionController } from './api/session.controller.js';
import { ReadAudit } from './audit/read-audit.js';
import { SessionGuard } from './http/session.guard.js';
import type { Config } from './config.js';
import type { Connections } from './connections.js';
import { Channels } from './deliver/channels.js';
import { noticeDeliveries } from './deliver/notice-deliveries.js';
import { DESK_API, DESK_JOBS, DESK_SHARED, DESK_WORKER } from './desk-wiring.js';
import { HostDoor } from './cue/host-door.js';
import { HostStreams } from './cue/host-streams.js';
import { NoteCues } from './cue/note-cues.js';
import { SendCue } from './cue/send-cue.js';
import { SweepCues, TendCue } from './cue/tend-cue.js';
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
import { AcceptMessages } from './ingest/accept-messages.js';
import { IngestController } from './ingest/ingest.controller.js';
import { IngestDoor } from './ingest/ingest-door.js';
import { IngestKeys } from './ingest/ingest-keys.js';
import { IngestSocket } from './ingest/ingest-socket.js';
import { KeepListening } from './ingest/keep-listening.js';
import { NoteRoom } from './ingest/note-room.js';
import { LiveGateway } from './live/live.gateway.js';
import { ReadOverview } from './live/overview.js';
import { TellOverview } from './live/tell-overview.js';
import { HealthController } from './ops/health.controller.js';
import { JobsController } from './ops/jobs.controller.js';
import { MetricsController } from './ops/metrics.controller.js';
import { FirstAdmin } from './people/first-admin.js';
import { RingHostKeys } from './people/host-keys.js';
import { KeyRing } from './people/key-ring.js';
import { ManageKeys } from './people/manage-keys.js';
import { ManagePeople } from './people/manage-people.js';
import { Sessions } from './people/sessions.js';
import { SignIn } from './people/sign-in.js';
import { plugProviders } from './plugs.js';
import { PublicAnnouncementsController } from './public-page/public-announcements.controller.js';
import { PageController } from './public-page/page.controller.js';
import { PAGE_FILES, readPageFiles } from './public-page/page-files.js';
import { PublicFeed } from './public-page/public-feed.js';
import { RoomPageGateway } from './public-page/room-page.gateway.js';
import { ViewerPlaces } from './public-page/viewer-places.js';
import { KeepBroadcasts } from './review/keep-broadcasts.js';
import { MeasureEffects } from './review/measure-effects.js';
import { ReadReview } from './review/read-review.js';
import { ScriptHistories } from './review/script-histories.js';
import type {
  Clock,
  CueStore,
  IncidentReader,
  IncidentStore,
  PersonStore,
  ScriptSource,
  SecondReader,
  WatchLog,
  Windows,
  WordGuard,
} from './ports.js';
import { Queues } from './queue/queues.js';
import { CurrentScripts } from './scripts/current-scripts.js';
import { ReadScripts } from './scripts/read-scripts.js';
import { ScriptCommands } from './scripts/script-commands.js';
import { AnalysisLag } from './signals/analysis-lag.js';
import { EvaluateSignalsJob } from './signals/evaluate-signals-job.js';
import { EvaluateSignals } from './signals/evaluate-signals.js';
import { RoomNames } from './suggest/room-names.js';
import { SuggestScripts } from './suggest/suggest-scripts.js';
import {
  CLOCK,
  CUE_STORE,
  DESK,
  HOST_KEYS,
  DESK_SETTINGS,
  INCIDENT_READER,
  INCIDENT_STORE,
  NEW_ID,
  PERSON_STORE,
  SCRIPT_SOURCE,
  SECOND_READER,
  SETTINGS,
  WATCH_LOG,
  WINDOWS,
  WORD_GUARD,
  type Desk,
  type Settings,
} from './tokens.js';
import { KeepPartitions } from './upkeep/keep-partitions.js';
import { PublishOutbox } from './upkeep/publish-outbox.js';

/** The classes that do the queue's jobs: each job of the catalogue has exactly one here. */
export const JOB_HANDLERS = [
  AnalyseBatch,
  SweepInbox,
  EvaluateSignalsJob,
  KeepBroadcasts,
  MeasureEffects,
  TendIncidentJob,
  SweepClocksJob,
  PublishOutbox,
  TendCue,
  SweepCues,
  KeepPartitions,
  ...DESK_JOBS,
] as const;

/** Both roles publish what they commit, fill scripts, and show figures. */
const SHARED: Provider[] = [
  ...DESK_SHARED,
  Progress,
  PublishOutbox,
  RoomNames,
  ScriptHistories,
  CurrentScripts,
  { provide: SCRIPT_SOURCE, useExisting: CurrentScripts },
  {
    provide: ClockTimers,
    useFactory: (queues: Queues, desk: () => DeskSettings, clock: Clock) =>
      new ClockTimers(queues, desk, clock),
    inject: [Queues, DESK_SETTINGS, CLOCK],
  },
  {
    provide: SuggestScripts,
    useFactory: (scripts: ScriptSource, names: RoomNames, histories: ScriptHistories) =>
      new SuggestScripts(
        scripts,
        (roomId) => names.nameOf(roomId),
        (roomId) => histories.of(roomId),
      ),
    inject: [SCRIPT_SOURCE, RoomNames, ScriptHistories],
  },
  {
    provide: NoteCues,
    useFactory: (store: CueStore, clock: Clock, newId: () => string) => new NoteCues(store, clock, newId),
    inject: [CUE_STORE, CLOCK, NEW_ID],
  },
];

const WORKER: Provider[] = [
  ...DESK_WORKER,
  AnalyseBatch,
  SweepInbox,
  KeepPartitions,
  KeepBroadcasts,
  MeasureEffects,
  TendCue,
  SweepCues,
  EvaluateSignalsJob,
  TendIncidentJob,
  SweepClocksJob,
  AnalysisLag,
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
  {
    provide: EvaluateSignals,
    useFactory: (
      windows: Windows,
      store: IncidentStore,
      lag: AnalysisLag,
      watch: WatchLog,
      suggest: SuggestScripts,
      clock: Clock,
      newId: () => string,
      settings: Settings,
      timers: ClockTimers,
    ) =>
      new EvaluateSignals(
        windows,
        store,
        (shard, now) => lag.of(shard, now),
        watch,
        (incident, now) => suggest.forIncident(incident, now),
        clock,
        newId,
        settings.shards,
        (incidents) => timers.set(incidents),
      ),
    inject: [
      WINDOWS,
      INCIDENT_STORE,
      AnalysisLag,
      WATCH_LOG,
      SuggestScripts,
      CLOCK,
      NEW_ID,
      SETTINGS,
      ClockTimers,
    ],
  },
];

const API: Provider[] = [
  ...DESK_API,
  IngestDoor,
  AcceptMessages,
  NoteRoom,
  IngestSocket,
  KeepListening,
  {
    provide: SendCue,
    useFactory: (
      store: CueStore,
      incidents: IncidentStore,
      suggest: SuggestScripts,
      clock: Clock,
      newId: () => string,
      queues: Queues,
      guard: WordGuard,
    ) =>
      new SendCue(store, incidents, suggest, clock, newId, {
        check: (text) => guard.check(text, 'host'),
        cued: ({ id: cueId, text }) => ({ type: 'cued', cueId, text }),
        tendIn: async (cueId, ms) => await queues.addCue(cueId, ms),
      }),
    inject: [CUE_STORE, INCIDENT_STORE, SuggestScripts, CLOCK, NEW_ID, Queues, WORD_GUARD],
  },
  HostDoor,
  HostStreams,
  ...incidentProviders(),
  LiveGateway,
  ReadOverview,
  ReadReview,
  TellOverview,
  FirstAdmin,
  SignIn,
  Sessions,
  ManagePeople,
  ManageKeys,
  KeyRing,
  RingHostKeys,
  { provide: HOST_KEYS, useExisting: RingHostKeys },
  ReadAudit,
  ReadScripts,
  ScriptCommands,
  PublicFeed,
  RoomPageGateway,
  SessionGuard,
  { provide: APP_GUARD, useExisting: SessionGuard },
];

const API_CONTROLLERS: Type[] = [
  IngestController,
  SessionController,
  RoomsController,
  IncidentReadingController,
  IncidentsController,
  AnnouncementsController,
  ActionsController,
  PeopleController,
  KeysController,
  AuditController,
  BroadcastsController,
  ReviewController,
  CuesController,
  HostController,
  ScriptsController,
  IncidentGroupsController,
  JobsController,
  PublicAnnouncementsController,
  PageController,
];

/** The whole wiring on one page: which role runs what; plugs.ts says what plugs in where. */
@Module({})
export class AppModule {
  static forRole(config: Config, connections: Connections): DynamicModule {
    const api = config.ROLE !== 'worker';
    const worker = config.ROLE !== 'api';
    return {
      module: AppModule,
      controllers: [HealthController, MetricsController, ...(api ? API_CONTROLLERS : [])],
      providers: [
        ...plugProviders(config, connections),
        ...SHARED,
        ...(worker ? [...WORKER, ...secondLookProviders(config, connections)] : []),
        ...(api
          ? [
              { provide: IngestKeys, useValue: new IngestKeys(config.INGEST_KEYS) },
              ...publicPageProviders(config),
              ...API,
            ]
          : []),
      ],
    };
  }
}

/** What people do to incidents, and what they read of them. */
function incidentProviders(): Provider[] {
  return [
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
      ) =>
        new IncidentCommands(ledger, {
          suggest,
          mayTake: async (name, roomId) => (await people.people()).some((one) => mayTake(one, name, roomId)),
          goingOn: async (roomId) => (await store.openIncidents(roomId)).map(foldIncident),
        }),
      inject: [IncidentLedger, SuggestScripts, INCIDENT_STORE, PERSON_STORE],
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
}

function publicPageProviders(config: Config): Provider[] {
  const limits = { all: config.VIEWERS, ofAddress: config.VIEWERS_OF_ADDRESS };
  return [
    { provide: PAGE_FILES, useFactory: () => readPageFiles(config.EMBED_DIR) },
    { provide: ViewerPlaces, useValue: new ViewerPlaces(limits) },
  ];
}

/** Without a second reader nobody looks again. */
function secondLookProviders(config: Config, open: Connections): Provider[] {
  if (config.SECOND_READER_URL === undefined) return [];
  const limits = {
    deadlineMs: config.SECOND_READER_MS,
    // While half of a shard's places wait, batches pass through the others; an only place waits.
    batchesAShard: Math.ceil(config.WORKER_CONCURRENCY / 2),
    onOutage: (error: unknown) => open.warnOf('second reader', error),
  };
  return [
    {
      provide: SecondLook,
      useFactory: (reader: SecondReader, clock: Clock, progress: Progress) =>
        new SecondLook(reader, clock, progress, limits),
      inject: [SECOND_READER, CLOCK, Progress],
    },
  ];
}
