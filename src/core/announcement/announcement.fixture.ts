import { foldAnnouncement } from './apply-event.js';
import type { AnnouncementBody, AnnouncementEvent, Draft } from './events.js';
import { nextStep } from './next-step.js';
import type { AnnouncementView } from './view.js';

export const DRAFT: Draft = {
  text: '画面已经恢复，刚才没看清的会重新讲一遍。',
  audience: 'room',
  channels: ['页面', '房间'],
  pinned: false,
};

export const SUBMITTED = {
  type: 'submitted',
  findings: [],
  overrides: [],
  needs: [{ code: 'free', facts: {} }],
  lapseAt: 60_000,
} as const;

export const RECEIPT = { at: 9_000 };

/** A step and who takes it; the system where nobody is named. */
export type Taken = readonly [body: AnnouncementBody, by?: string];

/** The events of an announcement, a second apart; the first writes the draft. */
export function stepsOf(...taken: readonly Taken[]): readonly AnnouncementEvent[] {
  const id = { id: 'a-1', roomId: 'room-1' };
  const all: readonly Taken[] = [[{ type: 'drafted', draft: DRAFT }, 'wang'], ...taken];
  return all.map(([body, name], i) =>
    nextStep(
      { ...id, seq: i },
      body,
      (i + 1) * 1_000,
      name === undefined ? { type: 'system' } : { type: 'person', name },
    ),
  );
}

export function viewAfter(...taken: readonly Taken[]): AnnouncementView {
  return foldAnnouncement(stepsOf(...taken));
}
