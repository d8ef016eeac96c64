import type { AnnouncementView } from '@server/core/announcement/view.js';

/** How far an announcement is, as people call it. */
export type Stage =
  | 'draft'
  | 'returned'
  | 'waiting'
  | 'scheduled'
  | 'published'
  | 'delivered'
  | 'seen'
  | 'unseen'
  | 'failed'
  | 'lapsed'
  | 'withdrawn';

export function stageOf({ status, returned, unseenAt }: AnnouncementView): Stage {
  switch (status) {
    case 'draft':
      return returned ? 'returned' : 'draft';
    case 'publishing':
      return 'published';
    case 'delivered':
      return unseenAt === undefined ? 'delivered' : 'unseen';
    case 'waiting':
    case 'scheduled':
    case 'seen':
    case 'failed':
    case 'lapsed':
    case 'withdrawn':
      return status;
  }
}

/** @returns when it came to where it is */
export function stageAt(view: AnnouncementView): number {
  const { createdAt, returned, submittedAt, confirmedAt, releasedAt, deliveredAt, unseenAt, seenAt } = view;
  const times = [returned?.at, submittedAt, confirmedAt, releasedAt, deliveredAt, unseenAt, seenAt];
  const lapsed = view.status === 'lapsed' ? view.lapseAt : undefined;
  return Math.max(createdAt, lapsed ?? 0, ...times.map((at) => at ?? 0));
}

/** @returns whether it waits for this person to agree */
export function waitsFor(view: AnnouncementView, name: string, mayConfirm: boolean): boolean {
  return view.status === 'waiting' && mayConfirm && !view.authors.includes(name);
}

/** @returns whether its words came back to this person to be written anew */
export function cameBackTo(view: AnnouncementView, name: string, mayWrite: boolean): boolean {
  return stageOf(view) === 'returned' && mayWrite && view.authors.includes(name);
}

/** What is over stays in view for so long. */
const SHOWN_FOR = 15 * 60_000;
/** What came back waits without end. */
const NEVER = Number.MAX_SAFE_INTEGER;
const OVER: readonly Stage[] = ['seen', 'delivered', 'failed', 'lapsed', 'withdrawn', 'unseen'];

/** @returns what is under way or was lately: first what waits for this person, as it lapses, then the newest */
export function toShow(
  views: readonly AnnouncementView[],
  now: number,
  isMine: (view: AnnouncementView) => boolean,
): readonly AnnouncementView[] {
  return views
    .filter((view) => !OVER.includes(stageOf(view)) || now - stageAt(view) < SHOWN_FOR)
    .sort((a, b) => {
      const [first, second] = [isMine(a), isMine(b)];
      if (first && second) return (a.lapseAt ?? NEVER) - (b.lapseAt ?? NEVER);
      return Number(second) - Number(first) || b.createdAt - a.createdAt;
    });
}
