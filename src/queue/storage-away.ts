/** Sockets that broke; PostgreSQL starting, shutting down, out of connections or of disk. */
const CODES = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[1-3]|53\d{3}|08\d{3})$/;
/** ioredis without its server; Redis that loads, is full, or cannot write to its disk. */
const WORDS =
  /Stream isn't writeable|Connection is closed|max retries per request|^(MISCONF|LOADING|OOM|READONLY)\b|Connection terminated/i;

/** @returns whether an error says that Redis or PostgreSQL cannot serve now: trying again later loses nothing */
export function isStorageAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isStorageAway);
  if (!(error instanceof Error)) return false;
  const { code = '', message, name } = error as NodeJS.ErrnoException;
  return name === 'StoreUnavailable' || CODES.test(code) || WORDS.test(message);
}
