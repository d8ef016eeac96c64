import pg from 'pg';
import { WARM_UP_ROOM } from '../load/rooms.js';

/** What lies in PostgreSQL when all is done. */
export interface Stored {
  /** Undefined for a design that archives no messages. */
  readonly messages?: number;
  readonly flagIds: ReadonlySet<string>;
}

export async function readStored(databaseUrl: string): Promise<Stored> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: flags } = await client.query<{ id: string }>('SELECT id FROM flag WHERE room_id <> $1', [
      WARM_UP_ROOM,
    ]);
    const flagIds = new Set(flags.map(({ id }) => id));
    const { rows: found } = await client.query(`SELECT 1 WHERE to_regclass('message') IS NOT NULL`);
    if (found.length === 0) return { flagIds };
    const { rows } = await client.query<{ messages: string }>(
      'SELECT count(*) AS messages FROM message WHERE room_id <> $1',
      [WARM_UP_ROOM],
    );
    return { messages: Number(rows[0]!.messages), flagIds };
  } finally {
    await client.end();
  }
}
