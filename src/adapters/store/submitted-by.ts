import type { EntityManager } from 'typeorm';

/** How many of an author's announcements were submitted in a room, of those touched since then (ms). */
export async function submittedBy(
  manager: EntityManager,
  author: string,
  roomId: string,
  since: number,
): Promise<number> {
  const [row] = await manager.query<{ count: string }[]>(
    `SELECT count(*) FROM announcement WHERE room_id = $1 AND updated_at > $2
     AND view->'authors' ? $3 AND view ? 'submittedAt'`,
    [roomId, new Date(since), author],
  );
  return Number(row!.count);
}
