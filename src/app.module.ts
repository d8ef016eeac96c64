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
import { CUE_API, CUE_JOBS, CUE_SHARED } from './cue-wiring.js';
import { INCIDENT_API, INCIDENT_JOBS, INCIDENT_SHARED, INCIDENT_WORKER } from './incident-wiring.js';
import { DESK_API, DESK_JOBS, DESK_SHARED, DESK_WORKER } from './desk-wiring.js';
import { ClockTimers } from './clocks/clock-timers.js';
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
import type { Clock, IncidentStore, ScriptSource, SecondReader, WatchLog, Windows } from './ports.js';
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
  HOST_KEYS,
  INCIDENT_STORE,
  NEW_ID,
  SCRIPT_SOURCE,
  SECOND_READER,
  SETTINGS,
  WATCH_LOG,
  WINDOWS,
  type Settings,
} from './tokens.js';
import { KeepPartitions } from './upkeep/keep-partitions.js';
import { PublishOutbox } from './after-commit/publish-outbox.js';

/** The classes that do the queue's jobs: each job of the catalogue has exactly one here. */
export const JOB_HANDLERS = [
  AnalyseBatch,
  SweepInbox,
  EvaluateSignalsJob,
  KeepBroadcasts,
  MeasureEffects,
  ...INCIDENT_JOBS,
  PublishOutbox,
  ...CUE_JOBS,
  KeepPartitions,
  ...DESK_JOBS,
] as const;

/** Both roles publish what they commit, fill scripts, and show figures. */
const SHARED: Provider[] = [
  ...DESK_SHARED,
  ...INCIDENT_SHARED,
  ...CUE_SHARED,
  Progress,
  PublishOutbox,
  ReadReview,
  RoomNames,
  ScriptHistories,
  CurrentScripts,
  { provide: SCRIPT_SOURCE, useExisting: CurrentScripts },
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
];

const WORKER: Provider[] = [
  ...DESK_WORKER,
  ...INCIDENT_WORKER,
  AnalyseBatch,
  SweepInbox,
  KeepPartitions,
  KeepBroadcasts,
  MeasureEffects,
  ...CUE_JOBS,
  EvaluateSignalsJob,
  ...INCIDENT_JOBS,
  AnalysisLag,
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
  ...INCIDENT_API,
  ...CUE_API,
  LiveGateway,
  ReadOverview,
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
