import { describe, expect, it } from '@jest/globals';
import { DRAFT, SUBMITTED, viewAfter } from '../core/announcement/announcement.fixture.js';
import type { AnnouncementView } from '../core/announcement/view.js';
import { actionsOf } from './actions-of.js';
import { NotSaidYet } from './act-errors.js';

const PIN = [{ type: 'pin', announcementId: 'a-1' }] as const;
const reading = (view: AnnouncementView) => async (): Promise<AnnouncementView> =>
  await Promise.resolve(view);
const agreed = viewAfter([SUBMITTED, 'wang'], [{ type: 'approved' }, 'li']);
const out: AnnouncementView = { ...agreed, status: 'delivered' };

describe('actionsOf', () => {
  it('pins the words that the room was told', async () => {
    expect(await actionsOf('room-1', PIN, reading(out))).toEqual([{ type: 'pin', text: DRAFT.text }]);
  });

  it.each<readonly [string, AnnouncementView]>([
    ['waits for somebody', viewAfter([SUBMITTED, 'wang'])],
    ['was taken back', { ...out, status: 'withdrawn' }],
    ['is another room’s', { ...out, roomId: 'room-2' }],
    ['speaks to the social public', { ...out, draft: { ...DRAFT, audience: 'social' } }],
  ])('pins nothing that %s', async (_, view) => {
    await expect(actionsOf('room-1', PIN, reading(view))).rejects.toThrow(NotSaidYet);
  });

  it('hands on all else as it is', async () => {
    const mute = { type: 'mute', userId: 'u1', seconds: 60 } as const;
    expect(await actionsOf('room-1', [mute], () => Promise.reject(new Error('not asked')))).toEqual([mute]);
  });
});
