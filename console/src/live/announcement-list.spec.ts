import { describe, expect, it } from '@jest/globals';
import { SUBMITTED, viewAfter } from '@server/core/announcement/announcement.fixture.js';
import { mergeAnnouncements } from './announcement-list.js';

const draft = viewAfter();
const waiting = viewAfter([SUBMITTED, 'wang']);
const other = { ...draft, id: 'a-2', createdAt: draft.createdAt + 1 };

describe('mergeAnnouncements', () => {
  it('keeps the later telling, whichever comes last, and shows the newest first', () => {
    const known = mergeAnnouncements([], [waiting, draft, other]);
    expect(known).toEqual([other, waiting]);
    expect(mergeAnnouncements(known, [draft])).toBe(known);
  });
});
