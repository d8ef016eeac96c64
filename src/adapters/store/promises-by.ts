import type { EntityManager } from 'typeorm';

/**
 * How often an author promised something in a room since then (ms): announcements submitted, of those touched since, and
 * scripts used that give something away.
 */
export async function promisesBy(
  manager: EntityManager,
  author: string,
  roomId: string,
  since: number,
): Promise<number> {
  const [row] = await manager.query<{ count: string }[]>(
    `SELECT (SELECT count(*) FROM announcement WHERE room_id = $1 AND updated_at > $2
             AND view->'authors' ? $3 AND view ? 'submittedAt')
          + (SELECT count(*) FROM script_use WHERE room_id = $1 AND at > $2
             AND person = $3 AND compensation IS NOT NULL) AS count`,
    [roomId, new Date(since), author],
  );
  return Number(row!.count);
}
