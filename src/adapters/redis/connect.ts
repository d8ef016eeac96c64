import { Redis } from 'ioredis';

/** ms for a command; a server that is there and does not answer, or a line that is cut, is away as well. */
const COMMAND_MS = 10_000;

/** A server that restarts is back within seconds. */
const retryStrategy = (attempt: number): number => Math.min(attempt * 100, 2_000);

type OnError = (error: Error) => void;

/**
 * A connection whose commands fail at once while the server is away, and in COMMAND_MS when it does not answer, so that
 * callers can answer 503 or let the queue retry instead of hanging. It comes back by itself.
 * @param name shown in CLIENT LIST
 */
export function connectRedis(url: string, name: string, onError: OnError): Redis {
  const redis = new Redis(url, {
    connectionName: name,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: COMMAND_MS,
    lazyConnect: true,
    retryStrategy,
  });
  return redis.on('error', onError);
}

/** A connection that waits until the server is back, as BullMQ and blocking reads need it. */
export function blockingConnection(url: string, name: string, onError: OnError): Redis {
  const redis = new Redis(url, {
    connectionName: name,
    maxRetriesPerRequest: null,
    lazyConnect: true,
    retryStrategy,
  });
  return redis.on('error', onError);
}
