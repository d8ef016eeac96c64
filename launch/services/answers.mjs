/** Does a Redis or a PostgreSQL answer? Asked of private ones until they do, and of given ones once. */
import { setTimeout as sleep } from 'node:timers/promises';

const CONNECT_MS = 4_000;
/** After a kill PostgreSQL replays its log first, and Redis reads all it has kept. */
const START_MS = 300_000;
const POLL_MS = 50;

/** PostgreSQL says so while it starts, or recovers after a kill. */
const STARTING_UP = '57P03';

/** @param {string} url @throws whatever the client or the server said */
async function askRedis(url) {
  const { Redis } = await import('ioredis');
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    commandTimeout: CONNECT_MS,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  // The first error tells why; what follows it only says that the connection is closed.
  const refused = new Promise((_, reject) => client.once('error', reject));
  client.on('error', () => undefined);
  try {
    await Promise.race([client.connect().then(() => client.ping()), refused]);
  } finally {
    client.disconnect();
  }
}

/** @param {string} url @throws whatever the client or the server said */
async function askPostgres(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
  } finally {
    await client.end().catch(() => undefined);
  }
}

const ASK = { redis: askRedis, postgres: askPostgres };

/**
 * @param {keyof typeof ASK} kind
 * @param {string} url
 * @returns {Promise<{ code: string, text: string } | undefined>} why it does not answer; never the password
 */
export async function whyNoAnswer(kind, url) {
  try {
    await ASK[kind](url);
    return undefined;
  } catch (error) {
    const { code, message, errors } = /** @type {any} */ (error);
    const first = errors?.[0] ?? { code, message };
    return { code: first.code ?? '', text: first.message || first.code || String(error) };
  }
}

/**
 * @param {keyof typeof ASK} kind
 * @param {string} url
 * @param {Promise<unknown>} exited of the process that should answer
 * @returns {Promise<string | undefined>} why it does not; undefined when it does
 */
export async function untilAnswers(kind, url, exited) {
  let gone = false;
  void exited.then(() => (gone = true));
  for (const end = Date.now() + START_MS; ; await sleep(POLL_MS)) {
    if (gone) return '进程已退出 (exited)';
    const why = await whyNoAnswer(kind, url);
    if (!why) return undefined;
    const waiting = why.code === 'ECONNREFUSED' || why.code === STARTING_UP;
    if (!waiting || Date.now() > end) return why.text;
  }
}
