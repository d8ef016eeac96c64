import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { Client, DatabaseError, type QueryResult } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import type { Flag } from '../../core/flag.js';
import type { Archive, BatchRecord } from '../../ports.js';
import { COPY_COLUMNS, copyChunks } from './copy-text.js';
import { GroupCommit } from './group-commit.js';
import { storableJson } from './storable.js';
import { StoreUnavailable } from './store-unavailable.js';

/** Past this many rows a larger transaction is no faster, only later. */
const GROUP_ROWS = 10_000;

/** An answer that takes longer is not coming: the connection is given up and the queue tries again. */
const ANSWER_MS = 60_000;

/**
 * The message archive and the flags, over one connection of its own: batches that wait together are committed
 * together, their messages by COPY. A batch id that is there already brings nothing, so that a retried batch is
 * recorded once, by whichever process came first.
 */
export class PostgresArchive implements Archive {
  readonly #url: string;
  readonly #group: GroupCommit<BatchRecord, readonly Flag[]>;
  #client: Client | undefined;

  constructor(databaseUrl: string) {
    this.#url = databaseUrl;
    this.#group = new GroupCommit<BatchRecord, readonly Flag[]>({
      commit: (records) => this.#commit(records),
      weigh: (record) => record.messages.length,
      limit: GROUP_ROWS,
      isPoison: (error) => !(error instanceof StoreUnavailable),
    });
  }

  /** @throws StoreUnavailable when the database is away; the next call connects anew */
  record(record: BatchRecord): Promise<readonly Flag[]> {
    return this.#group.add(record);
  }

  /** Waits for what was given to it, then lets the connection go. */
  async close(): Promise<void> {
    await this.#group.idle();
    await this.#client?.end();
  }

  async #commit(records: readonly BatchRecord[]): Promise<readonly (readonly Flag[])[]> {
    try {
      const client = await this.#connected();
      return await recordAll(client, records);
    } catch (error) {
      if (!isLost(error)) throw error;
      await this.#disconnect();
      throw new StoreUnavailable('归档消息', error);
    }
  }

  async #connected(): Promise<Client> {
    if (this.#client !== undefined) return this.#client;
    const client = new Client({
      connectionString: this.#url,
      application_name: 'changkong-archive',
      connectionTimeoutMillis: 5_000,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    // A connection that dies idle says so only here; the next record connects anew. One that dies at work
    // fails its query as well, and that error is the one the caller gets.
    client.on('error', () => {
      if (this.#client === client) this.#client = undefined;
    });
    await client.connect();
    this.#client = client;
    return client;
  }

  async #disconnect(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }
}

/** The server answered, and its answer was about the data: anything else means that it is gone or going. */
function isLost(error: unknown): boolean {
  if (error instanceof DatabaseError) return /^(08|53|57P)/.test(error.code ?? '');
  return !(error instanceof RangeError || error instanceof TypeError);
}

/**
 * All or nothing, in as few round trips as it takes: each is a turn of a busy event loop. Statements that belong
 * together therefore go as one text; what they carry is quoted by the driver.
 * @returns the flags of each record, in their order
 */
async function recordAll(
  client: Client,
  records: readonly BatchRecord[],
): Promise<readonly (readonly Flag[])[]> {
  try {
    const fresh = await claimBatches(client, records);
    const claimed = new Map(fresh.map((record) => [record.batchId, record.flags]));
    const known = records.filter(({ batchId }) => !claimed.has(batchId));
    const stored = known.length > 0 ? await storedFlags(client, known) : new Map<string, Flag>();
    await copyMessages(client, fresh);
    await client.query(`${insertFlags(client, fresh)} COMMIT`);
    return records.map(
      ({ batchId, messages }) =>
        claimed.get(batchId) ?? messages.flatMap(({ message }) => stored.get(message.id) ?? []),
    );
  } catch (error) {
    if (!isLost(error)) await client.query('ROLLBACK');
    throw error;
  }
}

/** Begins the transaction. @returns the records whose batch nobody has recorded, each batch once */
async function claimBatches(client: Client, records: readonly BatchRecord[]): Promise<BatchRecord[]> {
  const byId = new Map(records.map((record) => [record.batchId, record]));
  // Two processes that hold the same batches must ask for them in one order, or they wait for each other.
  const ids = [...byId.keys()].sort().map((id) => `(${client.escapeLiteral(id)})`);
  // One text of several statements has an answer for each, which the driver's types do not know.
  const answers = (await client.query(
    `BEGIN; INSERT INTO recorded_batch (batch_id) VALUES ${ids.join()} ON CONFLICT DO NOTHING RETURNING batch_id`,
  )) as unknown as readonly QueryResult<{ batch_id: string }>[];
  return answers.at(-1)!.rows.map((row) => byId.get(row.batch_id)!);
}

async function copyMessages(client: Client, records: readonly BatchRecord[]): Promise<void> {
  const messages = records.flatMap((record) => record.messages);
  if (messages.length === 0) return;
  const copy = client.query(copyFrom(`COPY message (${COPY_COLUMNS}) FROM STDIN`));
  await pipeline(Readable.from(copyChunks(messages), { objectMode: false }), copy);
}

/** @returns the statement, with its end; empty when there is none to insert */
function insertFlags(client: Client, records: readonly BatchRecord[]): string {
  const rows = records.flatMap(({ flags }) =>
    flags.map((flag) => ({
      ...flag,
      room_id: flag.message.roomId,
      sent_at: new Date(flag.message.sentAt),
    })),
  );
  if (rows.length === 0) return '';
  return `
    INSERT INTO flag (id, room_id, grade, sentiment, topics, evidence, message, truncated, sent_at)
    SELECT id, room_id, grade, sentiment, topics, evidence, message, truncated, sent_at
    FROM jsonb_to_recordset(${client.escapeLiteral(storableJson(rows))}::jsonb) AS row (
      id uuid, room_id text, grade text, sentiment smallint, topics text[], evidence jsonb, message jsonb,
      truncated boolean, sent_at timestamptz)
    ON CONFLICT DO NOTHING;`;
}

/** @returns by id what an earlier attempt flagged among the messages of these records */
async function storedFlags(
  client: Client,
  records: readonly BatchRecord[],
): Promise<ReadonlyMap<string, Flag>> {
  const ids = records.flatMap(({ messages }) => messages.map(({ message }) => message.id));
  const { rows } = await client.query<Flag>({
    name: 'stored-flags',
    text: 'SELECT id, message, grade, sentiment, topics, evidence, truncated FROM flag WHERE id = ANY($1::uuid[])',
    values: [ids],
  });
  return new Map(rows.map((flag) => [flag.id, flag]));
}
