import type { ConfirmReason, Draft, Override, PublicAudience } from '@server/core/announcement/events.js';
import type { AnnouncementView } from '@server/core/announcement/view.js';
import type { GuardFinding } from '@server/core/guard/finding.js';
import type { IncidentView } from '@server/core/incident/view.js';
import type { Script } from '@server/core/script/script.js';
import type { TextChange } from '@server/core/text/diff-words.js';
import { request } from './client.js';

/** What an author asks for. */
export interface Wish {
  readonly text: string;
  readonly audience: PublicAudience;
  readonly incidentId?: string;
  readonly script?: {
    readonly id: string;
    readonly version: number;
    readonly values: Readonly<Record<string, string>>;
  };
}

/** What submitting a wish would come to. */
export interface Foreseen {
  readonly draft: Draft;
  readonly findings: readonly GuardFinding[];
  /** None: it would go out at once. */
  readonly needs: readonly ConfirmReason[];
  /** ms that it would wait for somebody else. */
  readonly lapseAfter?: number;
}

/** What the second person looks at before they agree. */
export interface AnnouncementDetail {
  readonly announcement: AnnouncementView;
  /** From the script to the words; none where there is no script. */
  readonly difference?: readonly TextChange[];
  /** From what was last returned to the words; none where nothing was. */
  readonly sinceReturned?: readonly TextChange[];
  readonly incident?: IncidentView;
}

const roomPath = (roomId: string) => `/rooms/${encodeURIComponent(roomId)}/announcements`;

/** What was seen of it when it was decided on. */
type Seen = Pick<AnnouncementView, 'id' | 'seq'>;

const decide = (step: string) => (seen: Seen, more: object) =>
  request<AnnouncementView>('POST', `/announcements/${seen.id}/${step}`, { seq: seen.seq, ...more });

export const readScript = (id: string) => request<Script>('GET', `/scripts/${encodeURIComponent(id)}`);
export const readAnnouncement = (id: string) => request<AnnouncementDetail>('GET', `/announcements/${id}`);
export const foresee = (roomId: string, wish: Wish, overrides: readonly Override[]) =>
  request<Foreseen>('POST', `${roomPath(roomId)}/check`, { ...wish, overrides });
export const writeDraft = (roomId: string, wish: Wish) =>
  request<AnnouncementView>('POST', roomPath(roomId), wish);
export const changeDraft = ({ id, seq }: Seen, wish: Wish) =>
  request<AnnouncementView>('PUT', `/announcements/${id}`, { seq, ...wish });
const submitStep = decide('submit');
export const submitDraft = (seen: Seen, overrides: readonly Override[]) => submitStep(seen, { overrides });
const approveStep = decide('approve');
export const approve = (seen: Seen) => approveStep(seen, {});
const returnStep = decide('return');
export const giveBack = (seen: Seen, note: string) => returnStep(seen, { note });
const withdrawStep = decide('withdraw');
export const withdraw = (seen: Seen) => withdrawStep(seen, {});
