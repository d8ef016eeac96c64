import type { EntityManager } from 'typeorm';

/**
 * How often somebody promised something in a room since then (ms): announcements sent off, and scripts used that give something
 * away. It only grows: no two states look alike.
 */
export async function promisesBy(
  manager: EntityManager,
  person: string,
  roomId: string,
  since: number,
): Promise<number> {
  const [row] = await manager.query<{ count: string }[]>(
    `SELECT (SELECT count(*) FROM announcement_event WHERE room_id = $1 AND at > $2
             AND actor = $3 AND type = 'submitted')
          + (SELECT count(*) FROM script_use WHERE room_id = $1 AND at > $2
             AND person = $3 AND compensation IS NOT NULL) AS count`,
    [roomId, new Date(since), person],
  );
  return Number(row!.count);
}
