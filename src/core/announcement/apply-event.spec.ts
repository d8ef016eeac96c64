import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DRAFT, RECEIPT, SUBMITTED, stepsOf, viewAfter, type Taken } from './announcement.fixture.js';
import { applyStep, LEGAL_STEPS } from './apply-event.js';
import type { AnnouncementBody } from './events.js';
import { IllegalStep, OwnWords } from './illegal-step.js';
import { nextStep } from './next-step.js';
import type { AnnouncementView } from './view.js';

const approve: AnnouncementBody = { type: 'approved' };
const release: AnnouncementBody = { type: 'released', visibleWithin: 20_000 };
const delivered = (channel: string): AnnouncementBody => ({ type: 'delivered', channel, receipt: RECEIPT });
const refused = (channel: string): AnnouncementBody => ({ type: 'refused', channel, reason: '422' });
const out: readonly Taken[] = [
  [SUBMITTED, 'wang'],
  [approve, 'li'],
  [release, 'li'],
];

describe('an announcement', () => {
  it('goes from draft to seen', () => {
    const view = viewAfter(...out, [delivered('房间')], [{ type: 'seen', messageId: 'm-1' }]);
    expect(view).toMatchObject({
      status: 'seen',
      authors: ['wang'],
      confirmedBy: 'li',
      deliveredAt: 5_000,
      seenAt: 6_000,
      seenIn: 'm-1',
      channels: { 房间: { state: 'delivered', receipt: RECEIPT }, 页面: { state: 'waiting' } },
      seq: 6,
    });
  });

  it('waits for nobody when nobody has to agree', () => {
    expect(viewAfter([{ ...SUBMITTED, needs: [] }, 'wang']).status).toBe('scheduled');
  });

  it.each([
    ['who began it', [[SUBMITTED, 'wang']], 'wang'],
    [
      'who changed it',
      [
        [{ type: 'edited', draft: DRAFT }, 'li'],
        [SUBMITTED, 'wang'],
      ],
      'li',
    ],
    ['who sent it off', [[SUBMITTED, 'li']], 'li'],
    ['the system', [[SUBMITTED, 'wang']], undefined],
  ] as const)('is not confirmed by %s', (_who, before, name) => {
    expect(() => stepsAfter(before, approve, name)).toThrow(OwnWords);
  });

  it('is an author’s still after it was returned and sent off by another', () => {
    const before = [
      [SUBMITTED, 'wang'],
      [{ type: 'returned', note: '时间不对' }, 'li'],
      [{ type: 'edited', draft: DRAFT }, 'zhao'],
      [SUBMITTED, 'zhao'],
    ] as const;
    expect(viewAfter(...before).authors).toEqual(['wang', 'zhao']);
    expect(() => stepsAfter(before, approve, 'wang')).toThrow(OwnWords);
    expect(stepsAfter(before, approve, 'li').confirmedBy).toBe('li');
  });

  it('says who returned it and why, to the one who comes second', () => {
    const before = [
      [SUBMITTED, 'wang'],
      [{ type: 'returned', note: '时间不对' }, 'li'],
    ] as const;
    expect(() => stepsAfter(before, approve, 'zhao')).toThrow('由 li 退回：时间不对');
  });

  it('still says what was asked for when it was sent off again', () => {
    const again = [
      [SUBMITTED, 'wang'],
      [{ type: 'returned', note: '时间不对' }, 'li'],
      [SUBMITTED, 'wang'],
    ] as const;
    expect(viewAfter(...again)).toMatchObject({
      status: 'waiting',
      returned: { by: 'li', note: '时间不对' },
    });
  });

  it('failed only when every channel refused it', () => {
    expect(viewAfter(...out, [refused('房间')]).status).toBe('publishing');
    expect(viewAfter(...out, [refused('房间')], [refused('页面')]).status).toBe('failed');
    expect(viewAfter(...out, [refused('房间')], [delivered('页面')]).status).toBe('delivered');
  });

  it('may be seen late, after it was said to be invisible', () => {
    const view = viewAfter(
      ...out,
      [delivered('房间')],
      [{ type: 'unseen' }],
      [{ type: 'seen', messageId: 'm' }],
    );
    expect(view).toMatchObject({ status: 'seen', unseenAt: 6_000, seenAt: 7_000 });
  });

  it('takes exactly the steps that its state allows, and every other is a typed error', () => {
    const bodies: readonly AnnouncementBody[] = [
      { type: 'edited', draft: DRAFT },
      SUBMITTED,
      { ...SUBMITTED, needs: [] },
      approve,
      { type: 'returned', note: 'no' },
      { type: 'held', needs: [{ code: 'grade', facts: { grade: 'P0' } }], grade: 'P0', lapseAt: 99 },
      { type: 'lapsed' },
      { type: 'withdrawn' },
      { type: 'forced', why: 'night' },
      release,
      delivered('页面'),
      refused('房间'),
      { type: 'seen', messageId: 'm' },
      { type: 'unseen' },
    ];
    const person = fc.constantFrom('wang', 'li', 'zhao');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...bodies), person), { maxLength: 12 }), (taken) => {
        let view: AnnouncementView = viewAfter();
        for (const [body, name] of taken) {
          const isOwn = body.type === 'approved' && view.authors.includes(name);
          const isLegal = LEGAL_STEPS[view.status].includes(body.type);
          const step = nextStep(view, body, 99, { type: 'person', name });
          if (isLegal && !isOwn) view = applyStep(view, step);
          else expect(() => applyStep(view, step)).toThrow(isLegal ? OwnWords : IllegalStep);
        }
        expect(
          view.confirmedBy === undefined || !view.authors.includes(view.confirmedBy) || view.forcedWhy,
        ).toBeTruthy();
      }),
    );
  });
});

function stepsAfter(before: readonly Taken[], body: AnnouncementBody, name?: string): AnnouncementView {
  return [...stepsOf(...before, [body, name])].reduce<AnnouncementView | undefined>(applyStep, undefined)!;
}
