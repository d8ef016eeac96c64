import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { RedisPublicBoard } from '../../src/adapters/redis/board/redis-public-board.js';
import type { PublicBoard } from '../../src/ports.js';
import { startMuteServer } from './mute-server.js';

const clock = { now: () => Date.now() };

/** A board that holds nothing, as two processes have it, and one whose Redis never answers. */
export interface SharedBoard {
  readonly board: PublicBoard;
  readonly colleague: PublicBoard;
  readonly unanswered: PublicBoard;
  close(): Promise<void>;
}

export async function openSharedBoard(): Promise<SharedBoard> {
  const prefix = `board-${randomUUID()}`;
  const url = process.env['TEST_REDIS_URL']!;
  const mute = await startMuteServer();
  const connections: Redis[] = [];
  const connect = (at: string): Redis => {
    const redis = new Redis(at, { lazyConnect: true, enableReadyCheck: false });
    connections.push(redis);
    return redis;
  };
  const boardAt = (at: string): PublicBoard => new RedisPublicBoard(connect(at), connect(at), prefix, clock);
  return {
    board: boardAt(url),
    colleague: boardAt(url),
    unanswered: boardAt(`redis://127.0.0.1:${mute.port}`),
    close: async () => {
      for (const redis of connections) redis.on('error', () => undefined).disconnect();
      await mute.close();
    },
  };
}
