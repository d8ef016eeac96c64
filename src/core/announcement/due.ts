import type { AnnouncementBody } from './events.js';
import type { AnnouncementView } from './view.js';

type DueStep = Extract<AnnouncementBody, { type: 'lapsed' | 'released' | 'unseen' }>;

/** What is next by itself, and when. */
interface Due {
  readonly at: number;
  readonly step: DueStep;
}

/** @returns ms, when something must happen to it by itself; undefined when nothing ever will */
export function nextDueAt(view: AnnouncementView): number | undefined {
  return nextDue(view)?.at;
}

/** @returns what is due by now, or undefined. Once it happened nothing is due, so that it happens once. */
export function stepDue(view: AnnouncementView, now: number): DueStep | undefined {
  const due = nextDue(view);
  return due === undefined || due.at > now ? undefined : due.step;
}

function nextDue(view: AnnouncementView): Due | undefined {
  const { status, draft, lapseAt, confirmedAt, submittedAt, unseenAt, visibleWithin } = view;
  if (status === 'waiting' && lapseAt !== undefined) return { at: lapseAt, step: { type: 'lapsed' } };
  if (status === 'scheduled') {
    return { at: draft.publishAt ?? confirmedAt ?? submittedAt ?? 0, step: { type: 'released' } };
  }
  if (status !== 'delivered' || unseenAt !== undefined || visibleWithin === undefined) return undefined;
  const saidAt = firstSaidAt(view);
  return saidAt === undefined ? undefined : { at: saidAt + visibleWithin, step: { type: 'unseen' } };
}

/** @returns when a channel from which it comes back took it first: until then nobody can read it in the chat */
function firstSaidAt({ comesBack = [], channels }: AnnouncementView): number | undefined {
  const said = comesBack.flatMap((name) => {
    const { state, at } = channels[name] ?? {};
    return state === 'delivered' && at !== undefined ? [at] : [];
  });
  return said.length === 0 ? undefined : Math.min(...said);
}
