import { Queue } from 'bullmq';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Config } from '../../src/config.js';
import { ingestItem } from '../../src/ingest/ingest-item.js';
import { CHANNEL, QUEUE, type PlainFlag, type PlainMessage } from './job.js';

/** Jobs that may wait; past it the door answers 429, as ours does. */
const BOUND = 20_000;
const BODY_LIMIT = 16 * 1024 * 1024;
const items = z.array(ingestItem);

/**
 * Listens for messages and for consoles.
 * @returns what closes it
 */
export async function openDoor(config: Config, redis: Redis): Promise<() => Promise<void>> {
  const queue = new Queue<PlainMessage>(QUEUE, { connection: redis });
  const app = fastify({ bodyLimit: BODY_LIMIT });
  app.get('/health/ready', () => ({ status: 'ok' }));
  app.get('/api/v1/rooms', async () => ({ pending: await pendingIn(queue), rooms: [] }));
  app.post('/api/v1/session', (_request, reply) => {
    void reply.header('set-cookie', 'plain=1').code(204).send();
  });
  app.post('/api/v1/messages', async (request, reply) => await bring(queue, request.body, reply));
  if (config.ROLE === 'api') await showFlags(app, redis);
  await app.listen({ port: config.PORT, host: config.HOST });
  return async () => await app.close();
}

async function bring(queue: Queue<PlainMessage>, body: unknown, reply: FastifyReply): Promise<object> {
  const read = items.safeParse(body);
  if (!read.success) {
    void reply.code(400);
    return { error: z.prettifyError(read.error) };
  }
  if ((await queue.getWaitingCount()) >= BOUND) {
    void reply.code(429).header('retry-after', '1');
    return {};
  }
  const opts = { attempts: 3, removeOnComplete: true };
  await queue.addBulk(read.data.map((item) => ({ name: 'message', data: { ...item, id: uuidv7() }, opts })));
  void reply.code(202);
  return { accepted: read.data.length, duplicate: 0, rejected: [] };
}

async function pendingIn(queue: Queue): Promise<number> {
  const { waiting = 0, active = 0, delayed = 0 } = await queue.getJobCounts('waiting', 'active', 'delayed');
  return waiting + active + delayed;
}

/** Hands on to the consoles what the workers find. */
async function showFlags(app: FastifyInstance, redis: Redis): Promise<void> {
  const consoles = new Server(app.server, { path: '/live', transports: ['websocket'], serveClient: false });
  consoles.on('connection', (socket) => {
    socket.on('room.join', async ({ roomId }: { roomId: string }, reply: (answer: object) => void) => {
      await socket.join(roomId);
      reply({ ok: true, roomId, cursor: '' });
    });
  });
  const subscriber = redis.duplicate();
  await subscriber.subscribe(CHANNEL);
  subscriber.on('message', (_channel, text) => {
    const flag = JSON.parse(text) as PlainFlag;
    consoles.to(flag.message.roomId).emit('flag', flag, '');
  });
}
