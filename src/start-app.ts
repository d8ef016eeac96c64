import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { answerOf } from './http/api-error.filter.js';
import { CONSOLE_FILES } from './core/access/permissions.js';
import { refuseUnlistedRoutes } from './http/note-routes.js';
import { JOB_HANDLERS } from './app.module.js';
import type { Config } from './config.js';
import { Connections } from './connections.js';
import { DemoPlayer } from './demo/demo-player.js';
import { Channels } from './channels/channels.js';
import { createHttpApp, hasConsole } from './http-app.js';
import { firstKey } from './ingest/ingest-keys.js';
import { IngestSocket } from './ingest/ingest-socket.js';
import { KeepListening } from './ingest/keep-listening.js';
import { eventsOf } from './live/events-of.js';
import { LiveGateway } from './live/live.gateway.js';
import { TellOverview } from './live/tell-overview.js';
import { FirstAdmin } from './people/first-admin.js';
import { KeyRing } from './people/key-ring.js';
import { showQueues } from './ops/queue-figures.js';
import { handlerTable, type JobHandler } from './queue/handlers.js';
import { PublicFeed } from './public-page/public-feed.js';
import { Queues } from './queue/queues.js';
import { ScriptHistories } from './review/script-histories.js';
import { Workers } from './queue/workers.js';
import { CurrentScripts } from './scripts/current-scripts.js';
import { RoomNames } from './suggest/room-names.js';

export interface RunningApp {
  /** Where it listens, e.g. `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Takes nothing new, finishes what is in hand, lets go of every connection. */
  readonly stop: () => Promise<void>;
}

type Stop = () => Promise<void>;

/** What a request in hand is given to be answered when the process stops. */
const ANSWER_MS = 2_000;

/** Starts what the role needs, in order; stopping goes the same way back. */
export async function startApp(config: Config, logger: Logger): Promise<RunningApp> {
  const stops: Stop[] = [];
  const stop: Stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const connections = new Connections(config, logger);
    stops.push(async () => await connections.close());
    await connections.open();
    const { app, rows } = await createHttpApp(config, connections, logger);
    stops.push(await app.get(CurrentScripts).start((err) => logger.warn({ err }, 'edited scripts')));
    stops.push(await app.get(RoomNames).start((err) => logger.warn({ err }, 'room names')));
    stops.push(await app.get(ScriptHistories).start((err) => logger.warn({ err }, 'script histories')));
    if (config.ROLE !== 'api') stops.push(await startWorking(app, connections, config, logger));
    stops.push(async () => await closeDoors(app));
    if (config.ROLE !== 'worker') {
      stops.push(await startServing(app, logger));
      await refuseUnlisted(app, rows, config);
      await makeFirstAdmin(app, config);
    }
    await app.listen(config.PORT, config.HOST);
    const address = await app.getUrl();
    if (config.DEMO && config.ROLE !== 'worker') stops.push(playDemo(address, config, logger));
    return { address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Requests in hand are answered; a connection that never asks for anything is not waited for. */
async function closeDoors(app: NestFastifyApplication): Promise<void> {
  const impatient = setTimeout(() => app.getHttpServer().closeAllConnections(), ANSWER_MS);
  await app.close();
  clearTimeout(impatient);
}

/** Jobs: a process without a handler for each kind of job does not boot. */
async function startWorking(
  app: NestFastifyApplication,
  connections: Connections,
  config: Config,
  logger: Logger,
): Promise<Stop> {
  const handlers = handlerTable(JOB_HANDLERS.map((handler) => app.get<JobHandler>(handler)));
  await handlers['keep-partitions'].handle({});
  await app.get(Queues).schedule();
  const workers = new Workers(connections.queue, handlers, {
    prefix: config.REDIS_PREFIX,
    lanes: { shards: config.SHARDS, channels: app.get(Channels).names },
    concurrency: config.WORKER_CONCURRENCY,
    onFailed: ({ error, ...job }) =>
      logger[job.final ? 'error' : 'warn']({ ...job, err: error }, 'job failed'),
    onError: (error) => connections.warnOf('worker connection', error),
  });
  return async () => await workers.drain();
}

/** Doors: the ingest socket, the consoles' socket and their figures. */
async function startServing(app: NestFastifyApplication, logger: Logger): Promise<Stop> {
  showQueues(app.get(Queues));
  const ingest = app.get(IngestSocket);
  const gateway = app.get(LiveGateway);
  const overview = app.get(TellOverview);
  const listening = app.get(KeepListening);
  const keys = app.get(KeyRing);
  const feed = app.get(PublicFeed);
  ingest.attach(app.getHttpServer(), (error, accepted) => answerOf(error, logger, accepted));
  await app.init();
  await keys.start((error) => logger.warn({ err: error }, 'keys'));
  await gateway.start((error) => logger.warn({ err: error }, 'live stream'));
  await feed.start((error) => logger.warn({ err: error }, 'public board'));
  overview.start((error) => logger.warn({ err: error }, 'overview'));
  await listening.start((error) => logger.warn({ err: error }, 'watch log'));
  return async () => {
    listening.stop();
    await ingest.close();
    await overview.stop();
    await gateway.stop();
    keys.stop();
  };
}

/** A route that nobody thought about must not be open, nor closed by accident: the process does not start. */
async function refuseUnlisted(
  app: NestFastifyApplication,
  rows: readonly string[],
  config: Config,
): Promise<void> {
  await app.getHttpAdapter().getInstance().ready();
  const files = hasConsole(config) ? [] : [CONSOLE_FILES];
  refuseUnlistedRoutes([...rows, 'socket:connect', ...eventsOf(LiveGateway)], files);
}

/** The one time that a password is written anywhere: to whoever starts the first process, and past the log. */
async function makeFirstAdmin(app: NestFastifyApplication, config: Config): Promise<void> {
  const made = await app.get(FirstAdmin).make(config.CONSOLE_USER, config.CONSOLE_PASSWORD);
  if (made?.password === undefined) return;
  process.stdout.write(
    `首个管理员 / first admin: ${made.name}\n密码,只显示这一次 / password, shown this once: ${made.password}\n`,
  );
}

/** The demo is a client like any other: it comes in through the door, with a key. */
function playDemo(address: string, config: Config, logger: Logger): Stop {
  const key = firstKey(config.INGEST_KEYS);
  const demo = new DemoPlayer();
  if (key === undefined) logger.warn('DEMO needs a key in INGEST_KEYS');
  else demo.start(address, key, (err) => logger.warn({ err }, 'demo ended'));
  return async () => await demo.stop();
}
