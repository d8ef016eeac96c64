import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { AnalyseBatch } from './analyse/analyse-batch.js';
import { Progress } from './analyse/progress.js';
import { SecondLook } from './analyse/second-look.js';
import { SweepInbox } from './analyse/sweep-inbox.js';

import { IncidentGroupsController } from './api/incident-groups.controller.js';
import { IncidentReadingController } from './api/incident-reading.controller.js';
import { IncidentsController } from './api/incidents.controller.js';
import { RoomsController } from './api/rooms.controller.js';
import { SessionController } from './api/session.controller.js';
import { ClockTimers } from './clocks/clock-timers.js';
import { SweepClocksJob } from './clocks/sweep-clocks-job.js';
import { TendIncidentJob } from './clocks/tend-incident-job.js';
import { TendIncidents } from './clocks/tend-incidents.js';
import { foldIncident } from './core/incident/apply-event.js';
import type { DeskSettings } from './core/incident/desk-settings.js';
import { SessionGuard } from './http/session.guard.js';
import type { Config } from './config.js';
import type { Connections } from './connections.js';
import { SessionKeeper } from './http/session-keeper.js';
import { GroupCommands } from './incident/group-commands.js';
import { IncidentCommands } from './incident/incident-commands.js';
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
import { plugProviders } from './plugs.js';
import type {
  Clock,
  IncidentReader,
  IncidentStore,
  ScriptSource,
  SecondReader,
  WatchLog,
  Windows,
} from './ports.js';
import { Queues } from './queue/queues.js';
import { AnalysisLag } from './signals/analysis-lag.js';
import { EvaluateSignalsJob } from './signals/evaluate-signals-job.js';
import { EvaluateSignals } from './signals/evaluate-signals.js';
import { RoomNames } from './suggest/room-names.js';
import { SuggestScripts } from './suggest/suggest-scripts.js';
import {
  CLOCK,
  DESK_SETTINGS,
  INCIDENT_READER,
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
import { PublishOutbox } from './upkeep/publish-outbox.js';

/** The classes that do the queue's jobs: each job of the catalogue has exactly one here. */
export const JOB_HANDLERS = [
  AnalyseBatch,
  SweepInbox,
  EvaluateSignalsJob,
  TendIncidentJob,
  SweepClocksJob,
  PublishOutbox,
  KeepPartitions,
] as const;

/** Both roles publish what they commit, fill scripts, and show figures. */
const SHARED: Provider[] = [
  Progress,
  PublishOutbox,
  RoomNames,
  {
    provide: ClockTimers,
    useFactory: (queues: Queues, desk: () => DeskSettings, clock: Clock) =>
      new ClockTimers(queues, desk, clock),
    inject: [Queues, DESK_SETTINGS, CLOCK],
  },
  {
    provide: SuggestScripts,
    useFactory: (scripts: ScriptSource, names: RoomNames) =>
      new SuggestScripts(scripts, (roomId) => names.nameOf(roomId)),
    inject: [SCRIPT_SOURCE, RoomNames],
  },
];

const WORKER: Provider[] = [
  AnalyseBatch,
  SweepInbox,
  KeepPartitions,
  EvaluateSignalsJob,
  TendIncidentJob,
  SweepClocksJob,
  AnalysisLag,
  {
    provide: TendIncidents,
    useFactory: (store: IncidentStore, timers: ClockTimers, desk: () => DeskSettings, clock: Clock) =>
      new TendIncidents(store, timers, desk, () => ({}), clock),
    inject: [INCIDENT_STORE, ClockTimers, DESK_SETTINGS, CLOCK],
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
  IngestDoor,
  AcceptMessages,
  NoteRoom,
  IngestSocket,
  KeepListening,
  ...incidentProviders(),
  LiveGateway,
  ReadOverview,
  TellOverview,
  SessionGuard,
];

const API_CONTROLLERS: Type[] = [
  IngestController,
  SessionController,
  RoomsController,
  IncidentReadingController,
  IncidentsController,
  IncidentGroupsController,
  JobsController,
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
        ...(api ? [...signInProviders(config), ...API] : []),
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
      useFactory: (ledger: IncidentLedger, suggest: SuggestScripts, store: IncidentStore) =>
        new IncidentCommands(ledger, {
          suggest,
          mayTake: () => Promise.resolve(true),
          goingOn: async (roomId) => (await store.openIncidents(roomId)).map(foldIncident),
        }),
      inject: [IncidentLedger, SuggestScripts, INCIDENT_STORE],
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

function signInProviders(config: Config): Provider[] {
  const credentials = { user: config.CONSOLE_USER, password: config.CONSOLE_PASSWORD };
  return [
    {
      provide: SessionKeeper,
      useFactory: (clock: Clock) => new SessionKeeper(credentials, clock),
      inject: [CLOCK],
    },
    { provide: IngestKeys, useValue: new IngestKeys(config.INGEST_KEYS) },
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
