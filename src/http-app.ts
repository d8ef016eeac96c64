import { join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { ApiErrorFilter } from './http/api-error.filter.js';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import type { Connections } from './connections.js';
import { parseNdjson } from './ingest/ingest-door.js';
import { BodyMalformed } from './ingest/refusals.js';
import { NestLog } from './ops/logger.js';

/** The largest request body, bytes: 5,000 messages of ordinary length take 1 MB. */
const BODY_LIMIT = 16 * 1024 * 1024;

type Done = (error: Error | null, body?: unknown) => void;

/** The Nest application on Fastify: bodies, headers, errors and the console's files. Not listening yet. */
export async function createHttpApp(
  config: Config,
  connections: Connections,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, trustProxy: 'loopback' });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRole(config, connections),
    adapter,
    {
      logger: new NestLog(logger),
      abortOnError: false,
    },
  );
  app.useWebSocketAdapter(new IoAdapter(app));
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT }, parseJson);
  app.useBodyParser('application/x-ndjson', { bodyLimit: BODY_LIMIT }, parseLines);
  app.useGlobalFilters(new ApiErrorFilter(logger));
  await app.register(helmet, { contentSecurityPolicy: { directives: CONTENT_POLICY }, hsts: false });
  serveConsole(app, config);
  return app;
}

/** The console needs nothing from elsewhere. Ant Design writes its styles into the page. */
const CONTENT_POLICY = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'", 'ws:', 'wss:'],
  upgradeInsecureRequests: null,
};

/** Not Fastify's own parser: that refuses a whole body for one key called __proto__, and schemas drop it anyway. */
function parseJson(_request: unknown, body: Buffer, done: Done): void {
  if (body.length === 0) {
    done(null, undefined);
    return;
  }
  try {
    // Some clients put a byte order mark first.
    done(null, JSON.parse(body.toString('utf8').replace(/^\uFEFF/, '')));
  } catch (error) {
    done(new BodyMalformed((error as Error).message));
  }
}

function parseLines(_request: unknown, body: Buffer, done: Done): void {
  done(null, parseNdjson(body.toString('utf8')));
}

function serveConsole(app: NestFastifyApplication, config: Config): void {
  const root = resolve(config.CONSOLE_DIR);
  if (config.ROLE === 'worker' || !existsSync(join(root, 'index.html'))) return;
  app.useStaticAssets({ root, prefix: '/', decorateReply: false });
}
