import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { RedisLiveStream } from '../../src/adapters/redis/live/redis-live-stream.js';
import type { OutgoingText } from '../../src/core/delivery/outgoing.js';
import { ApiErrorFilter } from '../../src/http/api-error.filter.js';
import { LiveGateway } from '../../src/live/live.gateway.js';
import { Sessions } from '../../src/people/sessions.js';
import { PublicAnnouncementsController } from '../../src/public-page/public-announcements.controller.js';
import { PublicFeed } from '../../src/public-page/public-feed.js';
import { RoomPageGateway } from '../../src/public-page/room-page.gateway.js';
import { ViewerPlaces } from '../../src/public-page/viewer-places.js';
import { CLOCK, LIVE_STREAM, PUBLIC_BOARD } from '../../src/tokens.js';
import { PausedBoard } from './paused-board.js';

class Desk {}
const clock = { now: () => Date.now() };
export const VIEWER_LIMITS = { all: 6, ofAddress: 4 };

/** The public page on real sockets and a real Redis. */
export interface PublicPageApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly board: PausedBoard;
  readonly stream: RedisLiveStream;
  /** Says something in a room, now unless another time is given. */
  say(roomId: string, text: string, more?: Partial<OutgoingText>): Promise<void>;
  close(): Promise<void>;
}

/** @param sessions of the people at the desk; with them the consoles' gateway is there, too */
export async function startPublicPage(sessions?: Sessions): Promise<PublicPageApp> {
  const connections = Array.from({ length: 3 }, () => new Redis(process.env['TEST_REDIS_URL']!));
  const [redis, blocking, reader] = connections as [Redis, Redis, Redis];
  const prefix = `page-${randomUUID()}`;
  const board = new PausedBoard(redis, reader, prefix, clock);
  const stream = new RedisLiveStream(redis, blocking, prefix);
  const module = {
    module: Desk,
    controllers: [PublicAnnouncementsController],
    providers: [
      ...(sessions ? [LiveGateway, { provide: Sessions, useValue: sessions }] : []),
      PublicFeed,
      RoomPageGateway,
      { provide: ViewerPlaces, useValue: new ViewerPlaces(VIEWER_LIMITS) },
      { provide: LIVE_STREAM, useValue: stream },
      { provide: PUBLIC_BOARD, useValue: board },
      { provide: CLOCK, useValue: clock },
    ],
  };
  const adapter = new FastifyAdapter({ trustProxy: 'loopback' });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false });
  app.useWebSocketAdapter(new IoAdapter(app));
  app.useGlobalFilters(new ApiErrorFilter(pino({ level: 'silent' })));
  await app.listen(0, '127.0.0.1');
  const failed = (error: unknown): never => {
    throw error;
  };
  const consoles = sessions && app.get(LiveGateway);
  await consoles?.start(failed);
  await app.get(PublicFeed).start(failed);
  return {
    app,
    url: await app.getUrl(),
    board,
    stream,
    say: async (roomId, text, more) => {
      const key = randomUUID();
      const one = { key, roomId, announcementId: text, text, pinned: false, at: Date.now() };
      await board.post({ ...one, ...more });
    },
    close: async () => {
      await consoles?.stop();
      // As the application does: fetch leaves connections behind that never asked for anything.
      const impatient = setTimeout(() => app.getHttpServer().closeAllConnections(), 2_000);
      await app.close();
      clearTimeout(impatient);
      for (const connection of connections) connection.disconnect();
    },
  };
}
