import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { createGuardSource, type WatchedGuard } from './adapters/guard/guard-source.js';
import { blockingConnection, connectRedis } from './adapters/redis/connect.js';
import { RedisInbox } from './adapters/redis/inbox/redis-inbox.js';
import { openDesk } from './adapters/desk/open-desk.js';
import type { DeskFile } from './adapters/desk/read-desk-file.js';
import { createRuleSource, type WatchedRules } from './adapters/rules/rule-source.js';
import { openScriptFiles, type WatchedScripts } from './adapters/scripts/script-files.js';
import { createDataSource } from './adapters/store/data-source.js';
import { migrate } from './adapters/store/migrate.js';
import { PostgresArchive } from './adapters/store/postgres-archive.js';
import { openKit } from './adapters/text/open-analyser.js';
import { rememberAnalyses } from './analyse/remember-analyses.js';
import type { Config } from './config.js';
import { type Analyser, createAnalyser } from './core/detect/analyse-message.js';
import { compileRules } from './core/match/compile-rules.js';

/** ms; the longest of ours, a page of the audit trail or a chart of an evening, takes a few seconds. */
const STATEMENT_MS = 20_000;

/** Everything that is opened before the first request and closed after the last. */
export class Connections {
  /** For commands. They fail at once while Redis is away. */
  readonly redis: Redis;
  /** For the workers, which wait for Redis to come back. */
  readonly queue: Redis;
  /** For the one reader that blocks on the live stream. */
  readonly blocking: Redis;
  /** For the one reader that blocks on the public board. */
  readonly boardReader: Redis;
  readonly database: DataSource;
  readonly archive: PostgresArchive;
  inbox!: RedisInbox;
  scripts!: WatchedScripts;
  /** How the desk works; read once. */
  readonly desk: DeskFile;
  guard!: WatchedGuard;
  /** In processes that analyse. */
  analyse: Analyser | undefined;
  private rules: WatchedRules | undefined;

  constructor(
    private readonly config: Config,
    private readonly logger: Logger,
  ) {
    const onError = (error: Error): void => this.warnOf('redis connection', error);
    this.desk = openDesk(config);
    this.redis = connectRedis(config.REDIS_URL, 'changkong', onError);
    this.queue = blockingConnection(config.REDIS_URL, 'changkong-queue', onError);
    this.blocking = blockingConnection(config.REDIS_URL, 'changkong-live', onError);
    this.boardReader = blockingConnection(config.REDIS_URL, 'changkong-board', onError);
    this.database = createDataSource(config.DATABASE_URL, { statementMs: STATEMENT_MS });
    this.archive = new PostgresArchive(config.DATABASE_URL);
  }

  /** Connects, brings the tables up to date, reads rules, scripts and what the guard looks for. */
  async open(): Promise<void> {
    await Promise.all(this.allRedis.map(async (redis) => await redis.connect()));
    await this.database.initialize();
    await bringUpToDate(this.config.DATABASE_URL);
    this.inbox = await RedisInbox.create(this.redis, this.config.REDIS_PREFIX);
    const onRefused = (refused: Error): void => this.warn(refused);
    this.scripts = await openScriptFiles(this.config.SCRIPTS_DIR, { onRefused });
    this.rules = await createRuleSource(this.config.RULES_DIR, { onRefused });
    this.guard = await createGuardSource(this.config.GUARD_DIR, this.rules, { onRefused });
    if (this.config.ROLE !== 'api') this.openAnalysis(this.rules);
  }

  async close(): Promise<void> {
    const folders = [this.rules?.close(), this.scripts?.close(), this.guard?.close()];
    await Promise.all([...folders, this.archive.close()]);
    if (this.database.isInitialized) await this.database.destroy();
    for (const redis of this.allRedis) redis.disconnect();
  }

  private get allRedis(): readonly Redis[] {
    return [this.redis, this.queue, this.blocking, this.boardReader];
  }

  /** A changed rule list is in force from the next batch on. */
  private openAnalysis(rules: WatchedRules): void {
    const kit = openKit(this.config);
    const analyserOf = (book: ReturnType<typeof rules.current>): Analyser =>
      rememberAnalyses(createAnalyser({ ...kit, matcher: compileRules(book) }));
    let analyse = analyserOf(rules.current());
    rules.onChange((book) => {
      analyse = analyserOf(book);
      this.logger.info({ rules: book.version }, 'rules in force');
    });
    this.analyse = (messages) => analyse(messages);
  }

  warnOf(what: string, err: unknown): void {
    this.logger.warn({ err }, what);
  }

  private warn(refused: Error): void {
    this.logger.warn({ file: refused.message }, 'file refused; its last good version stays, if there is one');
  }
}

/** On a connection of its own, with all the time that it needs. */
async function bringUpToDate(databaseUrl: string): Promise<void> {
  const database = await createDataSource(databaseUrl, { connections: 2 }).initialize();
  try {
    await migrate(database);
  } finally {
    await database.destroy();
  }
}
