import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readLists, withFiller, writeLists } from '../corpus/keywords.js';
import type { Launcher, Services } from './launcher.js';

/** The two designs that are measured; both know the same environment variables. */
const DESIGNS = {
  changkong: fileURLToPath(new URL('../../src/main.js', import.meta.url)),
  plain: fileURLToPath(new URL('../plain/main.js', import.meta.url)),
};

export interface StagePlan {
  readonly design: keyof typeof DESIGNS;
  readonly workers: number;
  readonly keywords: number;
  /** Where each application process leaves a CPU profile. */
  readonly profileDir?: string;
}

/** Redis, PostgreSQL, one api and some workers, all of them new. */
export interface Stage {
  readonly url: string;
  readonly databaseUrl: string;
  /** Process ids by what they are: `api`, `worker`, `redis`, `postgres`. */
  readonly pids: Readonly<Record<string, readonly number[]>>;
  readonly stop: () => Promise<void>;
}

export const INGEST_KEY = 'bench-ingest-key-0123456789';
export const SIGN_IN = { user: 'bench', password: 'bench-password-0123' };

const READY_MS = 60_000;
const FAREWELL = [
  ['SIGTERM', 25_000],
  ['SIGKILL', 5_000],
] as const;

/** @throws Error with the last words of a process that did not become ready */
export async function openStage(launcher: Launcher, plan: StagePlan): Promise<Stage> {
  const services = await launcher.startServices({ ephemeral: true, note: () => undefined });
  const records: string[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(records.map(async (record) => await launcher.stopOwned(record, FAREWELL)));
    await services.stop();
  };
  try {
    const env = environmentFor(plan, services, launcher);
    const startOne = async (role: 'api' | 'worker', name: string): Promise<{ url: string; pid: number }> => {
      const record = join(services.dataDir, 'run', `${name}.json`);
      records.push(record);
      return await startApp(launcher, plan, {
        env: { ...env, ROLE: role },
        record,
        log: join(services.dataDir, `${name}.log`),
      });
    };
    const api = await startOne('api', 'api');
    const workers = [];
    for (let i = 1; i <= plan.workers; i++) workers.push(await startOne('worker', `worker-${i}`));
    const pids = {
      api: [api.pid],
      worker: workers.map(({ pid }) => pid),
      redis: [recordedPid(services, 'redis')],
      postgres: [recordedPid(services, 'postgres')],
    };
    return { url: api.url, databaseUrl: services.databaseUrl, pids, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function environmentFor(plan: StagePlan, services: Services, { root }: Launcher): NodeJS.ProcessEnv {
  const rules = join(services.dataDir, 'rules');
  mkdirSync(rules);
  writeLists(rules, withFiller(readLists(join(root, 'rules')), plan.keywords));
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    REDIS_URL: services.redisUrl,
    DATABASE_URL: services.databaseUrl,
    RULES_DIR: rules,
    CONSOLE_USER: SIGN_IN.user,
    CONSOLE_PASSWORD: SIGN_IN.password,
    INGEST_KEYS: `bench=${INGEST_KEY}`,
    LOG_LEVEL: 'warn',
  };
}

interface AppStart {
  readonly env: NodeJS.ProcessEnv;
  readonly record: string;
  readonly log: string;
}

async function startApp(
  launcher: Launcher,
  { design, profileDir }: StagePlan,
  { env, record, log }: AppStart,
): Promise<{ url: string; pid: number }> {
  const port = await launcher.freePort();
  const profile = profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
  const { identity, exited } = await launcher.startOwned({
    record,
    log,
    command: process.execPath,
    args: [...launcher.nodeFlags, ...profile, DESIGNS[design]],
    cwd: launcher.root,
    env: { ...env, PORT: String(port) },
  });
  let gone = false;
  void exited.then(() => (gone = true));
  const url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + READY_MS; !(await isReady(url)); await sleep(100)) {
    if (gone || Date.now() > end)
      throw new Error(`${DESIGNS[design]} did not become ready:\n${launcher.tailOf(log)}`);
  }
  return { url, pid: identity.pid };
}

async function isReady(url: string): Promise<boolean> {
  return await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).then(
    (answer) => answer.ok,
    () => false,
  );
}

/** launch/ notes what it started in `run/`. */
function recordedPid({ dataDir }: Services, name: string): number {
  return (JSON.parse(readFileSync(join(dataDir, 'run', `${name}.json`), 'utf8')) as { pid: number }).pid;
}
