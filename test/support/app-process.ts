import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const PASSWORD = 'test-password-0123';
export const KEY = 'test-ingest-key-0123456789';
/** May speak for room `only-here` and no other. */
export const NARROW_KEY = 'narrow-ingest-key-0123456789';

export interface AppProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** The lines of its standard output so far. */
  readonly said: readonly string[];
  /** Ends it as an operator would, and waits until it is gone. @returns its exit code */
  readonly stop: () => Promise<number | null>;
  /** Ends it at whatever line it is. */
  readonly kill: () => Promise<void>;
}

export interface AppEnvironment {
  readonly redisUrl: string;
  readonly databaseUrl: string;
  /** Keeps the keys of one test apart from another's. */
  readonly prefix: string;
  readonly role?: 'all' | 'api' | 'worker';
  readonly extra?: Readonly<Record<string, string>>;
}

/** The built application as a process of its own, on a free port of the loopback interface. */
export async function startAppProcess(environment: AppEnvironment): Promise<AppProcess> {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      ROLE: environment.role ?? 'all',
      PORT: '0',
      REDIS_URL: environment.redisUrl,
      DATABASE_URL: environment.databaseUrl,
      REDIS_PREFIX: environment.prefix,
      CONSOLE_PASSWORD: PASSWORD,
      INGEST_KEYS: `test=${KEY},narrow=${NARROW_KEY}@only-here`,
      ...environment.extra,
    },
  });
  const gone = once(child, 'exit') as Promise<[number | null]>;
  const said: string[] = [];
  const url = await Promise.race([readyAddress(child, said), gone.then(failedToStart)]);
  return {
    url,
    child,
    said,
    stop: async () => {
      child.kill('SIGTERM'); // Harmless when it is gone already.
      return (await gone)[0];
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function readyAddress(child: ChildProcess, lines: string[]): Promise<string> {
  return await new Promise((resolve) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      lines.push(line);
      const said = parseLine(line);
      if (said?.msg === 'ready') resolve(said.address ?? '');
    });
  });
}

function parseLine(line: string): { msg?: string; address?: string } | undefined {
  try {
    return JSON.parse(line) as { msg?: string; address?: string };
  } catch {
    return undefined;
  }
}

function failedToStart([code]: [number | null]): never {
  throw new Error(`the application ended before it was ready, exit code ${code}`);
}

/** Signs in, as the admin of the first start unless told. @returns the session cookie */
export async function signIn(url: string, user = 'admin', password = PASSWORD): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-changkong-csrf': '1' },
    body: JSON.stringify({ user, password }),
  });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** What ingest answers. */
export interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: {
    accepted: number;
    duplicate: number;
    rejected: { index: number; field: string; code: string }[];
    code?: string;
  };
}

export async function bring(url: string, items: unknown, key = KEY): Promise<Answer> {
  const answer = await fetch(`${url}/api/v1/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: typeof items === 'string' ? items : JSON.stringify(items),
  });
  const body = (await answer.json()) as Answer['body'];
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body };
}
