import type { Provider } from '@nestjs/common';
import { newId } from './adapters/ids/new-id.js';
import { channelNames } from './adapters/desk/read-desk-file.js';
import { RedisPublicBoard } from './adapters/redis/board/redis-public-board.js';
import { RedisExpectations } from './adapters/redis/expectations/redis-expectations.js';
import { ArgonPasswords } from './adapters/passwords/argon-passwords.js';
import { ConfiguredHostKeys } from './adapters/keys/configured-host-keys.js';
import { RedisHostTablets } from './adapters/redis/host/redis-host-tablets.js';
import { RedisLiveStream } from './adapters/redis/live/redis-live-stream.js';
import { RedisSignInLimits } from './adapters/redis/sign-in/redis-sign-in-limits.js';
import { RedisWatchLog } from './adapters/redis/watch/redis-watch-log.js';
import { RedisWindows } from './adapters/redis/windows/redis-windows.js';
import { HttpSecondReader } from './adapters/second-reader/http-second-reader.js';
import { SCRIPT_FORMAT_MARKDOWN } from './adapters/scripts/script-format.js';
import { PartitionKeeper } from './adapters/store/partition-keeper.js';
import { PostgresAnnouncementStore } from './adapters/store/postgres-announcement-store.js';
import { PostgresDeliveryStore } from './adapters/store/postgres-delivery-store.js';
import { PostgresBroadcastStore } from './adapters/store/postgres-broadcast-store.js';
import { PostgresEffectStore } from './adapters/store/postgres-effect-store.js';
import { PostgresCueStore } from './adapters/store/postgres-cue-store.js';
import type { DueAt } from './adapters/store/incident-steps.js';
import { PostgresIncidentReader } from './adapters/store/postgres-incident-reader.js';
import { PostgresIncidentStore } from './adapters/store/postgres-incident-store.js';
import { PostgresLedger } from './adapters/store/postgres-ledger.js';
import { PostgresOrderStore, PostgresRoomArming } from './adapters/store/postgres-order-store.js';
import { PostgresAuditTrail } from './adapters/store/postgres-audit-trail.js';
import { PostgresKeyStore } from './adapters/store/postgres-key-store.js';
import { PostgresOutbox } from './adapters/store/postgres-outbox.js';
import { PostgresPersonStore } from './adapters/store/postgres-person-store.js';
import { PostgresReviewReader } from './adapters/store/postgres-review-reader.js';
import { PostgresRoomDirectory } from './adapters/store/postgres-room-directory.js';
import { PostgresRoomReader } from './adapters/store/postgres-room-reader.js';
import { PostgresSessionStore } from './adapters/store/postgres-session-store.js';
import { PostgresScriptStore } from './adapters/store/postgres-script-store.js';
import type { Config } from './config.js';
import type { Connections } from './connections.js';
import type { Clock } from './ports.js';
import { nextDueAt } from './core/incident/clocks.js';
import { PROBES, type Probe } from './ops/probes.js';
import { Queues } from './queue/queues.js';
import * as token from './tokens.js';

const SYSTEM_CLOCK: Clock = { now: () => Date.now() };

/** What plugs in where: one line a port of ports.ts. */
export function plugProviders(config: Config, open: Connections): Provider[] {
  const { REDIS_PREFIX: prefix, SHARDS: shards, SECOND_READER_URL: secondReader } = config;
  const dueAt: DueAt = (incident) => nextDueAt(incident, open.desk.incidents);
  return [
    plug(token.CLOCK, () => SYSTEM_CLOCK),
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
    plug(token.WORD_GUARD, () => open.guard),
    plug(token.SCRIPT_FILES, () => open.scripts),
    plug(token.SCRIPT_FORMAT, () => SCRIPT_FORMAT_MARKDOWN),
    plug(token.SCRIPT_STORE, () => new PostgresScriptStore(open.database)),
    plug(token.ARCHIVE, () => open.archive),
    plug(token.ARCHIVE_KEEPER, () => new PartitionKeeper(open.database)),
    plug(token.INCIDENT_STORE, () => new PostgresIncidentStore(open.database, dueAt)),
    plug(token.LEDGER, () => new PostgresLedger(open.database, dueAt)),
    plug(token.ANNOUNCEMENT_STORE, () => new PostgresAnnouncementStore(open.database)),
    plug(token.DELIVERY_STORE, () => new PostgresDeliveryStore(open.database)),
    plug(token.ORDER_STORE, () => new PostgresOrderStore(open.database)),
    plug(token.ROOM_ARMING, () => new PostgresRoomArming(open.database)),
    plug(token.EXPECTATIONS, () => new RedisExpectations(open.redis, { prefix, shards })),
    plug(token.PUBLIC_BOARD, () => new RedisPublicBoard(open.redis, open.boardReader, prefix, SYSTEM_CLOCK)),
    plug(token.DESK, () => ({ file: config.DESK_FILE, desk: open.desk })),
    plug(token.BROADCAST_STORE, () => new PostgresBroadcastStore(open.database)),
    plug(token.EFFECT_STORE, () => new PostgresEffectStore(open.database)),
    plug(token.REVIEW_READER, () => new PostgresReviewReader(open.database)),
    plug(token.CUE_STORE, () => new PostgresCueStore(open.database)),
    plug(token.CONFIGURED_HOST_KEYS, () => new ConfiguredHostKeys(config.HOST_KEYS)),
    plug(token.HOST_TABLETS, () => new RedisHostTablets(open.redis, prefix)),
    plug(token.DESK_SETTINGS, () => () => open.desk.incidents),
    plug(token.INCIDENT_READER, () => new PostgresIncidentReader(open.database)),
    plug(token.OUTBOX, () => new PostgresOutbox(open.database)),
    plug(token.ROOM_DIRECTORY, () => new PostgresRoomDirectory(open.database)),
    plug(token.ROOM_READER, () => new PostgresRoomReader(open.database)),
    plug(token.PERSON_STORE, () => new PostgresPersonStore(open.database)),
    plug(token.SESSION_STORE, () => new PostgresSessionStore(open.database)),
    plug(token.KEY_STORE, () => new PostgresKeyStore(open.database)),
    plug(token.AUDIT_TRAIL, () => new PostgresAuditTrail(open.database)),
    plug(token.PASSWORDS, () => new ArgonPasswords()),
    plug(token.SIGN_IN_LIMITS, () => new RedisSignInLimits(open.redis, prefix)),
    plug(
      Queues,
      () =>
        new Queues(open.redis, prefix, { shards, channels: channelNames(open.desk) }, (error) =>
          open.warnOf('queue connection', error),
        ),
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
