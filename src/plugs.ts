import type { Provider } from '@nestjs/common';
import { newId } from './adapters/ids/new-id.js';
import { RedisLiveStream } from './adapters/redis/live/redis-live-stream.js';
import { RedisWatchLog } from './adapters/redis/watch/redis-watch-log.js';
import { RedisWindows } from './adapters/redis/windows/redis-windows.js';
import { HttpSecondReader } from './adapters/second-reader/http-second-reader.js';
import { PartitionKeeper } from './adapters/store/partition-keeper.js';
import { PostgresIncidentReader } from './adapters/store/postgres-incident-reader.js';
import { PostgresIncidentStore } from './adapters/store/postgres-incident-store.js';
import { PostgresOutbox } from './adapters/store/postgres-outbox.js';
import { PostgresRoomDirectory } from './adapters/store/postgres-room-directory.js';
import { PostgresRoomReader } from './adapters/store/postgres-room-reader.js';
import type { Config } from './config.js';
import type { Connections } from './connections.js';
import { nextDueAt } from './core/incident/clocks.js';
import { DEFAULT_DESK_SETTINGS } from './core/incident/desk-settings.js';
import { PROBES, type Probe } from './ops/probes.js';
import { Queues } from './queue/queues.js';
import * as token from './tokens.js';

/** What plugs in where: one line a port of ports.ts. */
export function plugProviders(config: Config, open: Connections): Provider[] {
  const { REDIS_PREFIX: prefix, SHARDS: shards, SECOND_READER_URL: secondReader } = config;
  const desk = () => DEFAULT_DESK_SETTINGS;
  return [
    plug(token.CLOCK, () => ({ now: () => Date.now() })),
    plug(token.NEW_ID, () => newId),
    plug(token.SETTINGS, () => settingsOf(config)),
    plug(token.INBOX, () => open.inbox),
    plug(token.WINDOWS, () => new RedisWindows(open.redis, { prefix, shards })),
    plug(token.WATCH_LOG, () => new RedisWatchLog(open.redis, prefix)),
    plug(token.LIVE_STREAM, () => new RedisLiveStream(open.redis, open.blocking, prefix)),
    plug(token.ANALYSER, () => open.analyse),
    ...(secondReader === undefined
      ? []
      : [plug(token.SECOND_READER, () => new HttpSecondReader(secondReader, config.SECOND_READER_MS))]),
    plug(token.SCRIPT_SOURCE, () => open.scripts),
    plug(token.ARCHIVE, () => open.archive),
    plug(token.ARCHIVE_KEEPER, () => new PartitionKeeper(open.database)),
    plug(token.DESK_SETTINGS, () => desk),
    plug(
      token.INCIDENT_STORE,
      () => new PostgresIncidentStore(open.database, (incident) => nextDueAt(incident, desk())),
    ),
    plug(token.INCIDENT_READER, () => new PostgresIncidentReader(open.database)),
    plug(token.OUTBOX, () => new PostgresOutbox(open.database)),
    plug(token.ROOM_DIRECTORY, () => new PostgresRoomDirectory(open.database)),
    plug(token.ROOM_READER, () => new PostgresRoomReader(open.database)),
    plug(
      Queues,
      () => new Queues(open.redis, prefix, shards, (error) => open.warnOf('queue connection', error)),
    ),
    plug(PROBES, () => probesOf(open)),
  ];
}

/** Made when Nest asks for it: by then the connections are open. */
function plug(provide: symbol | typeof Queues, useFactory: () => unknown): Provider {
  return { provide, useFactory };
}

function settingsOf(config: Config): token.Settings {
  return {
    shards: config.SHARDS,
    shardBound: config.SHARD_BOUND,
    flushSize: config.FLUSH_SIZE,
    flushMs: config.FLUSH_MS,
    archiveDays: config.ARCHIVE_DAYS,
  };
}

function probesOf(open: Connections): readonly Probe[] {
  return [
    { name: 'redis', check: async () => await open.redis.ping() },
    { name: 'postgresql', check: async () => await open.database.query<unknown>('SELECT 1') },
  ];
}
