/**
 * The only reader of process.env. Two pure steps: read the environment into strings, then turn them into a
 * configuration or into one clear line that says which variable is wrong and what it takes.
 */
import { z } from 'zod';
import { accountName, isAccountName } from './core/access/account-name.js';

const port = z.coerce.number().int().min(0).max(65_535);
const positive = z.coerce.number().int().positive();

const schema = z.object({
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  HOST: z.string().default('127.0.0.1'),
  /** 3000 unless given; a worker, where only probes call, takes a free one. */
  PORT: port.optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Prefix of every Redis key, so that several installations can share one server. */
  REDIS_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('ck'),
  SHARDS: positive.max(256).default(4),
  /** Messages accepted and not yet analysed, a shard; past it ingest answers 429. */
  SHARD_BOUND: positive.default(250_000),
  FLUSH_SIZE: positive.max(5_000).default(1_000),
  FLUSH_MS: z.coerce.number().int().min(0).max(1_000).default(2),
  WORKER_CONCURRENCY: positive.max(64).default(16),
  ARCHIVE_DAYS: positive.max(3_650).default(30),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Whom the first start makes an admin, when nobody has an account yet; not read afterwards. */
  CONSOLE_USER: z
    .string()
    .transform(accountName)
    .refine(isAccountName, { error: '1–64 letters, digits or _ . @ -' })
    .default('admin'),
  /**
   * Their password, at least 12 characters; without it one is made and printed once. Changing it later changes nobody's
   * password: `npm run password -- NAME` does.
   */
  CONSOLE_PASSWORD: z
    .string()
    .transform((text) => (text === '' ? undefined : text))
    .pipe(z.string().min(12).max(256).optional())
    .optional(),
  /** `name=key` pairs, comma-separated, each optionally `@room|room`: `tool=abc…@r1|r2`. */
  INGEST_KEYS: z.string().default(''),
  /** Keys of hosts' links, `name=key@room`, comma-separated: the tablet opens `/host/#key`. */
  HOST_KEYS: z.string().default(''),
  RULES_DIR: z.string().default('rules'),
  LEXICON_DIR: z.string().default('lexicons'),
  MODEL_FILE: z.string().default('models/chat.model'),
  /** A heavier model that is shown uncertain messages; without it none is. */
  SECOND_READER_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** How long a batch waits for it at most, ms. */
  SECOND_READER_MS: z.coerce.number().int().min(10).max(2_000).default(200),
  SCRIPTS_DIR: z.string().default('scripts-templates'),
  /** Patience, escalation and ways out. */
  DESK_FILE: z.string().default('desk.yaml'),
  GUARD_DIR: z.string().default('guard'),
  CONSOLE_DIR: z.string().default('console/dist'),
  HOST_PAGE_DIR: z.string().default('host-page'),
  /** The script for other pages, and our own page that uses it. */
  EMBED_DIR: z.string().default('public-page'),
  /** Viewers of public pages that an api process holds at once, and how many of one network address. */
  VIEWERS: positive.max(50_000).default(5_000),
  VIEWERS_OF_ADDRESS: positive.max(50_000).default(100),
  DEMO: z.stringbool().default(false),
});

export type Config = Readonly<
  z.infer<typeof schema> & {
    PORT: number;
    /** What the desk file may name: the variables that begin with `DESK_`. */
    deskVariables: Readonly<Record<string, string>>;
  }
>;

/** A variable is missing or wrong; the message names it and says what it takes, never its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * @param env e.g. `process.env`
 * @throws ConfigError naming every variable that is wrong, without its value: it may be a secret
 */
export function configFrom(env: Readonly<Record<string, string | undefined>>): Config {
  const read = schema.safeParse(env);
  if (read.success) {
    const { PORT = read.data.ROLE === 'worker' ? 0 : 3_000, ...rest } = read.data;
    return { ...rest, PORT, deskVariables: deskVariablesIn(env) };
  }
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(`环境变量有误 / wrong environment: ${wrong.join('; ')}`);
}

function deskVariablesIn(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[0].startsWith('DESK_') && entry[1] !== undefined,
    ),
  );
}

export function readConfig(): Config {
  return configFrom(process.env);
}

/** For tools that analyse texts and need no server. */
export function readAnalysisFolders(): Pick<Config, 'RULES_DIR' | 'LEXICON_DIR' | 'MODEL_FILE'> {
  return schema.pick({ RULES_DIR: true, LEXICON_DIR: true, MODEL_FILE: true }).parse(process.env);
}

/**
 * For tools that need nothing but the database.
 * @throws ConfigError as `configFrom`
 */
export function readDatabaseUrl(): string {
  const read = schema.shape.DATABASE_URL.safeParse(process.env.DATABASE_URL);
  if (read.success) return read.data;
  throw new ConfigError(`环境变量有误 / wrong environment: DATABASE_URL: ${read.error.issues[0]!.message}`);
}
