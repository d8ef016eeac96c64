/**
 * `npm start`, from a bare checkout to a console that one can sign in to. What it starts, it stops: Ctrl-C ends
 * the app, then PostgreSQL, then Redis; what a killed launcher left running is ended by the next one.
 */
import { DATA_DIR } from './project.mjs';
import { endTools } from './run-tool.mjs';
import { say, sayFailure, step } from './say.mjs';
import { checkGiven } from './services/check-given.mjs';
import { anyAlive } from './services/owned-process.mjs';
import { keepRunning } from './services/keep-running.mjs';
import { postgresElsewhere, postgresLives, startPostgres } from './services/postgres.mjs';
import { redisLives, startRedis } from './services/redis.mjs';
import { stopServices } from './services/start-services.mjs';
import { buildWhenStale } from './steps/build.mjs';
import { checkPort, readPort } from './steps/check-port.mjs';
import { firstPassword, isFirstStart } from './steps/first-start.mjs';
import { holdLock } from './steps/hold-lock.mjs';
import { installPackages } from './steps/install.mjs';
import { migrateDatabase } from './steps/migrate.mjs';
import { appFailure, appLogIn, startApp, stopApp } from './steps/run-app.mjs';
import { forgetPassword, secretsIn } from './steps/secrets.mjs';
import { openBrowser, showSignIn } from './steps/show-sign-in.mjs';
import { aborted, listenForStop } from './steps/until-signal.mjs';

const { env } = process;
const DEMO = !process.argv.includes('--no-demo');

/** @param {boolean} [force] */
async function stopAll(force) {
  await stopApp(DATA_DIR, force);
  await stopServices(DATA_DIR, force);
}

const stop = listenForStop(() => {
  say('▸ 强制停止 / Forcing');
  void stopAll(true).finally(() => process.exit(130));
});
stop.addEventListener('abort', endTools);

/** @returns {Promise<string>} */
const openRedis = () =>
  env.REDIS_URL
    ? step('检查 REDIS_URL', 'Checking REDIS_URL', () => checkGiven('redis', 'REDIS_URL'))
    : step('启动私有 Redis', 'Starting a private Redis', (note) => startRedis(DATA_DIR, note));

/** @returns {Promise<string>} */
const openDatabase = () =>
  env.DATABASE_URL
    ? step('检查 DATABASE_URL', 'Checking DATABASE_URL', () => checkGiven('postgres', 'DATABASE_URL'))
    : step('启动私有 PostgreSQL', 'Starting a private PostgreSQL', (note) =>
        startPostgres(DATA_DIR, { note }),
      );

/**
 * @template T
 * @param {() => Promise<T>} next
 * @returns {Promise<T>}
 */
function unlessStopped(next) {
  stop.throwIfAborted();
  return next();
}

/** @param {number} port @param {string} address */
async function bringUp(port, address) {
  await checkPort(env.HOST ?? '127.0.0.1', port);
  await unlessStopped(installPackages);
  await unlessStopped(buildWhenStale);
  const redisUrl = await unlessStopped(openRedis);
  const databaseUrl = await unlessStopped(openDatabase);
  await unlessStopped(() =>
    step('更新数据库结构', 'Migrating the database', () => migrateDatabase(databaseUrl)),
  );
  const secrets = secretsIn(DATA_DIR);
  const user = env.CONSOLE_USER ?? 'admin';
  const { password, shown } = firstPassword(await isFirstStart(databaseUrl), {
    ...{ given: env.CONSOLE_PASSWORD, earlier: secrets.earlierPassword, user },
  });
  const settings = {
    INGEST_KEYS: `local=${secrets.ingestKey}`,
    DEMO: String(DEMO),
    // What the person at the terminal sets goes before what we would choose.
    ...env,
    // Of the first start only: it is asked for no more once somebody has an account.
    CONSOLE_PASSWORD: password,
    ROLE: 'all',
    PORT: String(port),
    REDIS_URL: redisUrl,
    DATABASE_URL: databaseUrl,
  };
  const app = await unlessStopped(() =>
    step('启动服务', 'Starting the app', () => startApp(DATA_DIR, address, settings, stop)),
  );
  if (secrets.earlierPassword) forgetPassword(DATA_DIR);
  showSignIn({
    address,
    user,
    password: shown,
    ingestKey: env.INGEST_KEYS ? '（INGEST_KEYS）' : secrets.file,
    dataDir: DATA_DIR,
    database: env.DATABASE_URL ? '（DATABASE_URL）' : await postgresElsewhere(DATA_DIR),
    log: appLogIn(DATA_DIR),
  });
  openBrowser(address);
  return { ...app, services: servicesOf(redisUrl, databaseUrl) };
}

/** What we started ourselves, and may start again. @param {string} redisUrl @param {string} databaseUrl */
const servicesOf = (redisUrl, databaseUrl) => [
  ...(env.REDIS_URL
    ? []
    : [
        {
          name: 'Redis',
          url: redisUrl,
          isAlive: () => redisLives(DATA_DIR),
          start: () => startRedis(DATA_DIR, () => {}),
        },
      ]),
  ...(env.DATABASE_URL
    ? []
    : [
        {
          name: 'PostgreSQL',
          url: databaseUrl,
          isAlive: () => postgresLives(DATA_DIR),
          start: () => startPostgres(DATA_DIR, { note: () => {} }),
        },
      ]),
];

async function run() {
  const port = readPort(env.PORT);
  const address = `http://localhost:${port}`;
  const release = holdLock(DATA_DIR, address);
  const over = new AbortController();
  /** @type {Promise<void>} */
  let keeping = Promise.resolve();
  try {
    if (anyAlive(DATA_DIR)) {
      await step('结束上次留下的进程', 'Ending what the last start left running', () => stopAll());
    }
    const { exited, services } = await bringUp(port, address);
    keeping = keepRunning(services, over.signal);
    await Promise.race([exited, aborted(stop), keeping]);
    if (!stop.aborted) throw appFailure(DATA_DIR, true);
  } finally {
    over.abort();
    await keeping.catch(() => {});
    if (anyAlive(DATA_DIR)) await step('停止', 'Stopping', () => stopAll());
    release();
  }
}

run()
  .catch((error) => {
    if (stop.aborted) return;
    sayFailure(error);
    process.exitCode = 1;
  })
  .finally(() => process.exit());
