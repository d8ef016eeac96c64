/** Sockets that broke, names not found; PostgreSQL starting, shutting down, out of connections or disk, or in a deadlock. */
const CODES =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|57P0[1-3]|53\d{3}|08\d{3}|40001|40P01)$/;
/** ioredis without its server; Redis that loads, is full, or cannot write to its disk; either that does not answer. */
const WORDS =
  /Stream isn't writeable|Connection is closed|max retries per request|^(MISCONF|LOADING|OOM|READONLY|CLUSTERDOWN)\b|Connection terminated|timeout exceeded when trying to connect|^Command timed out$|^Query read timeout$/i;

/** @returns whether an error says that Redis or PostgreSQL cannot serve now: trying again later loses nothing */
export function isStorageAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isStorageAway);
  if (!(error instanceof Error)) return false;
  const { code = '', message, name } = error as NodeJS.ErrnoException;
  return name === 'StoreUnavailable' || CODES.test(code) || WORDS.test(message);
}
