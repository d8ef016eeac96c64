import type { Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { answerText } from './http/answer-text.js';
import { answerOf, ApiErrorFilter, sendAnswer } from './http/api-error.filter.js';
import { noteRoutes } from './http/note-routes.js';
import { gunzipBody } from './http/gunzip-body.js';
import { hearOut } from './http/hear-out.js';
import { refusalOf } from './http/known-errors.js';
import { rowOf } from './http/session.guard.js';
import { accessOf } from './core/access/permissions.js';
import { AppModule } from './app.module.js';
import type { Config } from './config.js';
import type { Connections } from './connections.js';
import { IngestDoor, parseNdjson } from './ingest/ingest-door.js';
import { BodyMalformed } from './ingest/refusals.js';
import { NestLog } from './ops/logger.js';

/** The largest request body, unpacked, bytes: 5,000 messages of ordinary length take 1 MB. */
const BODY_LIMIT = 16 * 1024 * 1024;
/** ms for a whole request to come in; who drips a body holds a connection for no longer. */
const REQUEST_MS = 60_000;
/** A person sends a form at a time, and who has not signed in nothing but a name and a password. */
const BODY_LIMITS = { key: BODY_LIMIT, person: 256 * 1024, public: 8 * 1024 };
const PATIENCE = { bytes: 4 * BODY_LIMIT, silence: 1_000 };

/** A room id of 64 letters may take 128 UTF-16 units; past this the router refuses before a schema can say why. */
const PARAM_LIMIT = 256;

type Done = (error: Error | null, body?: unknown) => void;

export interface HttpApp {
  readonly app: NestFastifyApplication;
  /** Rows of the permission table that are served here; complete when the app is ready. */
  readonly rows: readonly string[];
}

/** The Nest application on Fastify: bodies, headers, errors and the console's files. Not listening yet. */
export async function createHttpApp(
  config: Config,
  connections: Connections,
  logger: Logger,
): Promise<HttpApp> {
  const adapter = createAdapter(logger);
  const rows = noteRoutes(adapter.getInstance(), BODY_LIMITS);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRole(config, connections),
    adapter,
    {
      logger: new NestLog(logger),
      abortOnError: false,
      bodyParser: false, // Ours alone: any other content type is refused.
    },
  );
  app.useWebSocketAdapter(new IoAdapter(app));
  if (config.ROLE !== 'worker') askForKeyFirst(app);
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT }, parseJson);
  app.useBodyParser('application/x-ndjson', { bodyLimit: BODY_LIMIT }, parseLines);
  app.useGlobalFilters(new ApiErrorFilter(logger));
  await app.register(helmet, { contentSecurityPolicy: { directives: CONTENT_POLICY }, hsts: false });
  serveHostPage(app, config);
  serveConsole(app, config);
  return { app, rows };
}

/** Who has no key costs nothing: a body is large to unpack and long to read, and would be refused afterwards. */
function askForKeyFirst(app: NestFastifyApplication): void {
  const door = app.get(IngestDoor);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request) => {
    if (accessOf(rowOf(request)) === 'ingest key') await door.admit(request.headers.authorization);
  });
}

/** Fastify, whose own refusals have the shape of all others. */
function createAdapter(logger: Logger): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_MS,
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: PARAM_LIMIT },
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendAnswer(reply, answerOf(error, logger, request.headers['accept-language'])),
    clientErrorHandler: (error, socket) => endConnection(socket, error, logger),
  });
  adapter.getInstance().removeAllContentTypeParsers();
  adapter.getInstance().addHook('preParsing', gunzipBody(BODY_LIMIT));
  adapter.getInstance().addHook('onSend', hearOut(PATIENCE));
  return adapter;
}

/** What Node's parser refuses before there is a request; all else is a 400. */
const PARSER_STATUS = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_HEADER_OVERFLOW', 431],
]);

function endConnection(socket: Socket, error: NodeJS.ErrnoException, logger: Logger): void {
  const refusal = refusalOf(PARSER_STATUS.get(error.code ?? '') ?? 400, error.message);
  if (socket.writable) socket.write(answerText(answerOf(refusal, logger)));
  socket.destroy(error);
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

/** @returns whether the console was built and is served here */
export function hasConsole({ ROLE, CONSOLE_DIR }: Config): boolean {
  return ROLE !== 'worker' && existsSync(join(resolve(CONSOLE_DIR), 'index.html'));
}

/** The host's page loads its own files, talks to us, and can do nothing else. */
const HOST_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

function serveHostPage(app: NestFastifyApplication, config: Config): void {
  const root = resolve(config.HOST_PAGE_DIR);
  if (config.ROLE === 'worker' || !existsSync(join(root, 'index.html'))) return;
  app.useStaticAssets({
    root,
    prefix: '/host', // And with a slash, to which the other is sent.
    redirect: true,
    decorateReply: false,
    allowedPath: (path) => /(^|\/|\.html|\.css|\.js)$/.test(path),
    // What comes is the reply; Nest's type is of an older @fastify/static.
    setHeaders: (reply: unknown) =>
      void (reply as FastifyReply).header('content-security-policy', HOST_POLICY),
  });
}

function serveConsole(app: NestFastifyApplication, config: Config): void {
  if (!hasConsole(config)) return;
  const root = resolve(config.CONSOLE_DIR);
  app.useStaticAssets({ root, prefix: '/', decorateReply: false });
}
