import { IllegalStep, OwnWords, type AnnouncementState } from './illegal-step.js';
import type { AnnouncementEvent, AnnouncementEventType } from './events.js';
import { whatHappened } from './what-happened.js';
import type { AnnouncementStatus, AnnouncementView, ChannelState } from './view.js';

/**
 * Which events each state takes. What is released cannot be called back: the public may have read it. A channel may
 * answer late, so that even what was seen still takes deliveries.
 */
export const LEGAL_STEPS: Readonly<Record<AnnouncementState, readonly AnnouncementEventType[]>> = {
  none: ['drafted'],
  draft: ['edited', 'submitted', 'withdrawn'],
  waiting: ['approved', 'returned', 'lapsed', 'withdrawn', 'forced'],
  scheduled: ['released', 'held', 'lapsed', 'withdrawn'],
  publishing: ['delivered', 'refused', 'seen'],
  delivered: ['delivered', 'refused', 'seen', 'unseen'],
  seen: ['delivered', 'refused'],
  failed: [],
  lapsed: [],
  withdrawn: [],
};

/**
 * One step of the fold: the announcement after `event`.
 * @throws IllegalStep when the state does not take the event; OwnWords when an author agrees to their own words
 */
export function applyStep(view: AnnouncementView | undefined, event: AnnouncementEvent): AnnouncementView {
  const state = view?.status ?? 'none';
  if (!LEGAL_STEPS[state].includes(event.type)) throw illegal(view, event);
  if (view !== undefined && (event.announcementId !== view.id || event.roomId !== view.roomId)) {
    throw new RangeError(`event of ${event.announcementId}, announcement ${view.id}`);
  }
  if (event.seq !== (view?.seq ?? 0) + 1) throw new RangeError(`seq ${event.seq} after ${view?.seq ?? 0}`);
  if (event.type === 'drafted') return drafted(event);
  if (event.type === 'approved') refuseAuthor(view!, event);
  return { ...changed(view!, event), last: lastOf(event), seq: event.seq };
}

/**
 * @param events one announcement's events in order, at least one
 * @throws as `applyStep`
 */
export function foldAnnouncement(events: readonly AnnouncementEvent[]): AnnouncementView {
  const view = events.reduce<AnnouncementView | undefined>(applyStep, undefined);
  if (view === undefined) throw new RangeError('没有公告事件可折叠 / an announcement has at least one event');
  return view;
}

/** @returns who did it, `system` for a part of the system */
function nameOf({ by }: Pick<AnnouncementEvent, 'by'>): string {
  return by.type === 'person' ? by.name : 'system';
}

function lastOf(event: AnnouncementEvent): AnnouncementView['last'] {
  return { type: event.type, by: nameOf(event), at: event.at };
}

function refuseAuthor(view: AnnouncementView, event: AnnouncementEvent): void {
  const name = nameOf(event);
  if (event.by.type !== 'person' || view.authors.includes(name)) throw new OwnWords(name);
}

type Drafted = Extract<AnnouncementEvent, { type: 'drafted' }>;

function drafted(event: Drafted): AnnouncementView {
  return {
    id: event.announcementId,
    roomId: event.roomId,
    status: 'draft',
    draft: event.draft,
    authors: [nameOf(event)],
    createdAt: event.at,
    findings: [],
    overrides: [],
    needs: [],
    channels: {},
    last: lastOf(event),
    seq: event.seq,
  };
}

function changed(view: AnnouncementView, event: Exclude<AnnouncementEvent, Drafted>): AnnouncementView {
  switch (event.type) {
    case 'edited':
      return { ...view, draft: event.draft, authors: withAuthor(view, nameOf(event)) };
    case 'submitted':
      return submitted(view, event);
    case 'approved':
      return { ...view, status: 'scheduled', confirmedBy: nameOf(event), confirmedAt: event.at };
    case 'forced':
      return {
        ...view,
        status: 'scheduled',
        confirmedBy: nameOf(event),
        confirmedAt: event.at,
        forcedWhy: event.why,
      };
    case 'returned':
      return {
        ...view,
        status: 'draft',
        returned: { by: nameOf(event), note: event.note, at: event.at },
        lapseAt: undefined,
      };
    case 'held': {
      const { grade, needs, lapseAt } = event;
      return { ...view, status: 'waiting', grade, needs, lapseAt };
    }
    case 'lapsed':
      return { ...view, status: 'lapsed' };
    case 'withdrawn':
      return { ...view, status: 'withdrawn' };
    case 'released':
      return released(view, event);
    case 'delivered':
    case 'refused':
      return settled(view, event);
    case 'seen':
      return { ...view, status: 'seen', seenAt: event.at, seenIn: event.messageId };
    case 'unseen':
      return { ...view, unseenAt: event.at };
  }
}

function submitted(
  view: AnnouncementView,
  event: Extract<AnnouncementEvent, { type: 'submitted' }>,
): AnnouncementView {
  const { findings, overrides, needs, grade, lapseAt } = event;
  return {
    ...view,
    status: needs.length > 0 ? 'waiting' : 'scheduled',
    // Who sends the words off has made them their own.
    authors: withAuthor(view, nameOf(event)),
    findings,
    overrides,
    needs,
    grade,
    submittedAt: event.at,
    submittedBy: nameOf(event),
    lapseAt,
  };
}

function released(
  view: AnnouncementView,
  { at, comesBack, visibleWithin }: Extract<AnnouncementEvent, { type: 'released' }>,
): AnnouncementView {
  const channels = Object.fromEntries(
    view.draft.channels.map((name): [string, ChannelState] => [name, { state: 'waiting' }]),
  );
  return { ...view, status: 'publishing', releasedAt: at, comesBack, visibleWithin, channels };
}

/** The first channel that takes it makes it delivered; only when all refused it, it failed. */
function settled(
  view: AnnouncementView,
  event: Extract<AnnouncementEvent, { type: 'delivered' | 'refused' }>,
): AnnouncementView {
  const { at } = event;
  const state: ChannelState =
    event.type === 'delivered'
      ? { state: 'delivered', at, receipt: event.receipt }
      : { state: 'refused', at, reason: event.reason };
  const channels = { ...view.channels, [event.channel]: state };
  const deliveredAt = view.deliveredAt ?? (event.type === 'delivered' ? at : undefined);
  return { ...view, channels, deliveredAt, status: statusOf(view, channels) };
}

function statusOf(
  { status }: AnnouncementView,
  channels: Readonly<Record<string, ChannelState>>,
): AnnouncementStatus {
  const states = Object.values(channels).map(({ state }) => state);
  if (status === 'seen') return 'seen';
  if (states.includes('delivered')) return 'delivered';
  return states.includes('waiting') ? 'publishing' : 'failed';
}

function withAuthor({ authors }: AnnouncementView, name: string): readonly string[] {
  return authors.includes(name) ? authors : [...authors, name];
}

/** Says what happened to it instead, so that the one who came second knows. */
function illegal(view: AnnouncementView | undefined, event: AnnouncementEvent): IllegalStep {
  return new IllegalStep(
    event.announcementId,
    view?.status ?? 'none',
    event.type,
    whatHappened(view, event.at),
  );
}
