import { describe, expect, it } from '@jest/globals';
import { foldIncident } from './apply-event.js';
import { eventInWords } from './event-in-words.js';
import type { IncidentEvent } from './events.js';
import { ALL_TYPES, eventOf } from './stories.fixture.js';

const found = foldIncident([eventOf('detected', undefined)]);

describe('eventInWords', () => {
  it.each(ALL_TYPES)('says %s in both languages', (type) => {
    const { zh, en } = eventInWords(eventOf(type, found));
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(zh).not.toMatch(/undefined/);
    expect(en.replace(/抱歉|先安抚|正在抢修|已恢复|阿明|小周|[“"].*|\(because.*/gu, '')).not.toMatch(
      /\p{Script=Han}|undefined/u,
    );
  });

  it('says why', () => {
    const held = eventOf('held', found);
    expect(eventInWords(held)).toEqual({ zh: '保持打开（理由：怕反复）', en: 'held open (because: 怕反复)' });
  });

  it('says which clock stands where', () => {
    const rang = { ...eventOf('clock.rang', found), clock: 'claim', mark: 'half' } as IncidentEvent;
    expect(eventInWords(rang)).toEqual({ zh: '认领时限过半', en: 'to be claimed: half of the time is gone' });
  });

  it('shows an event of a later version by its type', () => {
    const later = { ...eventOf('quiet', found), type: 'reviewed' } as unknown as IncidentEvent;
    expect(eventInWords(later)).toEqual({ zh: 'reviewed', en: 'reviewed' });
  });
});
