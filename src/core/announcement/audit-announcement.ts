import type { AuditActor, AuditEntry, Origin } from '../audit/audit-entry.js';
import type { AnnouncementEvent } from './events.js';
import type { AnnouncementView } from './view.js';

/** @returns what the audit trail says of one step: the words at stake, the status before and after, and why */
export function auditOfStep(
  id: string,
  before: AnnouncementView | undefined,
  event: AnnouncementEvent,
  after: AnnouncementView,
  from?: Origin,
): AuditEntry {
  const { announcementId, roomId, at, type } = event;
  const why = whyOf(event);
  return {
    id,
    at,
    by: doerOf(event, from),
    action: `announcement.${type}`,
    subject: { type: 'announcement', id: announcementId },
    roomId,
    ...(before !== undefined && { before: told(before, event) }),
    after: told(after, event),
    ...(why !== undefined && { why }),
    ...(from !== undefined && { from }),
  };
}

/** With a key it was a program, on its owner's behalf. */
function doerOf({ by }: AnnouncementEvent, from?: Origin): AuditActor {
  if (by.type !== 'person' || from?.key === undefined) return by;
  return { type: 'key', name: from.key, owner: by.name };
}

/** The words where they were at stake, else only how far it is. */
function told(view: AnnouncementView, { type }: AnnouncementEvent): object {
  const { status, draft, needs, overrides } = view;
  switch (type) {
    case 'drafted':
    case 'edited':
      return { status, ...draft };
    case 'submitted':
      return { status, text: draft.text, needs, overrides };
    case 'held':
      return { status, text: draft.text, needs };
    case 'approved':
    case 'forced':
    case 'released':
      return { status, text: draft.text };
    case 'delivered':
    case 'refused':
      return { status, channels: view.channels };
    case 'returned':
    case 'lapsed':
    case 'withdrawn':
    case 'seen':
    case 'unseen':
      return { status };
  }
}

function whyOf(event: AnnouncementEvent): string | undefined {
  if ('note' in event) return event.note;
  if ('why' in event) return event.why;
  if ('reason' in event) return event.reason;
  const isAnswered = 'overrides' in event && event.overrides.length > 0;
  return isAnswered ? event.overrides.map(({ why }) => why).join('; ') : undefined;
}
