import type { AnnouncementView } from '@server/core/announcement/view.js';

/** As many as a room's snapshot brings. */
const BOUND = 20;

/** @returns the newest first, of each the later telling; `current` itself when nothing changed */
export function mergeAnnouncements(
  current: readonly AnnouncementView[],
  incoming: readonly AnnouncementView[],
): readonly AnnouncementView[] {
  const byId = new Map(current.map((view) => [view.id, view]));
  const newer = incoming.filter((view) => view.seq > (byId.get(view.id)?.seq ?? 0));
  if (newer.length === 0) return current;
  for (const view of newer) if (view.seq > (byId.get(view.id)?.seq ?? 0)) byId.set(view.id, view);
  return [...byId.values()].sort((a, b) => b.createdAt - a.createdAt).slice(0, BOUND);
}
