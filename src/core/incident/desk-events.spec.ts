import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyEvent, foldIncident } from './apply-event.js';
import { mergeBodies } from './absorb.js';
import type { Actor, IncidentEvent } from './events.js';
import { NOW, signalOf } from './incident.fixture.js';
import type { EventBody } from './next-event.js';
import { nextEvent, SYSTEM } from './next-event.js';
import { isHeld } from './objections.js';
import { eventOf, mergerOf } from './stories.fixture.js';
import type { IncidentView } from './view.js';
import { isAwake } from './view.js';

const LI: Actor = { type: 'person', name: '李四' };
const ZHANG: Actor = { type: 'person', name: '张三' };
const found = foldIncident([eventOf('detected', undefined)]);

function after(view: IncidentView, body: EventBody, by: Actor = LI, at = NOW): IncidentView {
  return applyEvent(view, nextEvent(view, body, at, by));
}
const refused = (view: IncidentView, body: EventBody, by: Actor = LI, at = NOW) => {
  return expect(() => after(view, body, by, at));
};

const claimed = after(found, { type: 'claimed' });
const quiet = after(
  after(found, { type: 'signal.cleared', signalId: 's1' }, SYSTEM),
  { type: 'quiet' },
  SYSTEM,
);
const other: IncidentEvent[] = [
  nextEvent(
    { id: 'i2', roomId: 'r1', seq: 0 },
    {
      type: 'detected',
      cause: 'negative',
      signal: { signalId: 's7', kind: 'spike.negative', subject: '', grade: 'P1' },
      facts: { people: 40, count: 90 },
    },
    NOW - 60_000,
    SYSTEM,
  ),
];

describe('a grade that a person gave', () => {
  const pinned = after(found, { type: 'graded', grade: 'P3', reasons: [], why: '主播在试麦' });

  it('needs a why, and stands against the system in both directions', () => {
    refused(found, { type: 'graded', grade: 'P3', reasons: [] }).toThrow('say why');
    expect(pinned).toMatchObject({ grade: 'P3', pinned: { by: '李四', why: '主播在试麦', at: NOW } });
    for (const grade of ['P0', 'P3'] as const) {
      const recovered = [{ code: 'recovered', facts: {} }];
      refused(pinned, { type: 'graded', grade, reasons: recovered }, SYSTEM).toThrow('李四');
    }
  });

  it('has beside it what the system would give, until a person decides again', () => {
    const reasons = [{ code: 'reach', facts: { people: 300 } }];
    const proposed = after(pinned, { type: 'grade.proposed', grade: 'P1', reasons }, SYSTEM);
    expect(proposed).toMatchObject({ grade: 'P3', proposed: { grade: 'P1', reasons } });
    expect(
      after(proposed, { type: 'grade.proposed', grade: 'P3', reasons: [] }, SYSTEM).proposed,
    ).toBeUndefined();
    const taken = after(proposed, { type: 'graded', grade: 'P1', reasons, why: '确实严重' }, ZHANG);
    expect(taken).toMatchObject({ grade: 'P1', gradeReasons: reasons, pinned: { by: '张三' } });
    expect(taken.proposed).toBeUndefined();
    refused(found, { type: 'grade.proposed', grade: 'P0', reasons }, SYSTEM).toThrow('nobody has pinned');
  });
});

describe('who has an incident', () => {
  it('is told to whoever comes second: who, what and when', () => {
    refused(claimed, { type: 'claimed' }, ZHANG, NOW + 3_000).toThrow('李四 3 秒前认领了');
    refused(claimed, { type: 'claimed' }, ZHANG, NOW + 3_000).toThrow('李四 claimed it 3 s ago');
    const resolved = after(claimed, { type: 'resolved', allClear: true, why: '误报' }, ZHANG);
    refused(resolved, { type: 'claimed' }, LI, NOW + 90_000).toThrow('张三 1 分钟前解除了');
    const merged = after(claimed, { type: 'merged', into: 'i9' }, ZHANG);
    refused(merged, { type: 'resolved' }, LI, NOW).toThrow('已并入其他事件 i9：张三 刚刚');
  });

  it('hands it over, or whoever takes it says why', () => {
    expect(after(claimed, { type: 'handed', to: '张三' })).toMatchObject({
      claimedBy: '张三',
      status: 'claimed',
    });
    refused(claimed, { type: 'handed', to: '张三' }, ZHANG).toThrow('say why');
    expect(after(claimed, { type: 'handed', to: '张三', why: '他下班了' }, ZHANG).claimedBy).toBe('张三');
    refused(claimed, { type: 'handed', to: '李四' }).toThrow('has it already');
  });

  it('releases it, and it is anybody’s again', () => {
    const released = after(claimed, { type: 'released' }, LI, NOW + 9);
    expect(released.status).toBe('open');
    expect(released.claimedBy).toBeUndefined();
    expect(after(released, { type: 'claimed' }, ZHANG)).toMatchObject({
      claimedBy: '张三',
      status: 'claimed',
    });
  });
});

describe('the end of an incident', () => {
  it('is an all-clear by a person, with a why while something is still wrong', () => {
    refused(found, { type: 'resolved', allClear: true }).toThrow('还有 1 个信号未消退');
    refused(found, { type: 'resolved', allClear: true, why: 'x' }, SYSTEM).toThrow('only a person');
    expect(after(found, { type: 'resolved', allClear: true, why: '误报' }).status).toBe('resolved');
    expect(after(quiet, { type: 'resolved', allClear: true, note: '已恢复' }).status).toBe('resolved');
  });

  it('is taken back by a person, for whom it stays open until somebody says that it is over', () => {
    const resolved = after(quiet, { type: 'resolved', allClear: true }, LI, NOW + 1);
    const again = after(resolved, { type: 'reopened', why: '又卡了' }, ZHANG, NOW + 2);
    expect(again).toMatchObject({ status: 'open', held: { by: '张三', why: '又卡了' } });
    refused(again, { type: 'quiet' }, SYSTEM, NOW + 3_600_000).toThrow('张三 holds it open');
    expect(after(after(claimed, { type: 'resolved' }), { type: 'reopened', why: 'x' }).status).toBe(
      'claimed',
    );
  });

  it('waits while a person holds it open', () => {
    const cleared = after(found, { type: 'signal.cleared', signalId: 's1' }, SYSTEM);
    refused(cleared, { type: 'held', until: NOW, why: 'x' }).toThrow('later');
    const held = after(cleared, { type: 'held', until: NOW + 60_000, why: '怕反复' });
    refused(held, { type: 'quiet' }, SYSTEM, NOW + 59_999).toThrow('holds it open');
    expect(after(held, { type: 'quiet' }, SYSTEM, NOW + 60_000).status).toBe('quiet');
  });

  it('does not keep the public from being told', () => {
    const resolved = after(claimed, { type: 'resolved', why: 'x', allClear: true }, LI, NOW + 10);
    const told = { type: 'announced', announcementId: 'a1', text: '已恢复', public: true } as const;
    expect(after(resolved, told, LI, NOW + 99)).toMatchObject({ status: 'resolved', answeredAt: NOW + 99 });
  });
});

describe('two incidents that are one', () => {
  const bodies = (into: IncidentView, from: IncidentView) => mergeBodies(into, from, '同一件事');
  const angry = foldIncident(other);

  it('have all that either had, and count from the earlier', () => {
    const { into, from } = bodies(found, angry);
    const one = after(found, into);
    expect(one).toMatchObject({
      detectedAt: NOW - 60_000,
      grade: 'P1',
      status: 'open',
      facts: { people: 12, count: 90 },
      absorbed: [{ incidentId: 'i2', cause: 'negative', by: '李四' }],
    });
    expect(one.signals.map(({ signalId }) => signalId)).toEqual(['s1', 's7']);
    expect(one.gradeReasons).toEqual([{ code: 'absorbed', facts: { cause: 'negative', grade: 'P1' } }]);
    expect(after(angry, from)).toMatchObject({ status: 'merged', mergedInto: 'i1' });
  });

  it('belong to whoever has either, and wake what was quiet', () => {
    const taken = after(angry, { type: 'claimed' }, ZHANG);
    expect(after(found, bodies(found, taken).into)).toMatchObject({ status: 'claimed', claimedBy: '张三' });
    expect(after(claimed, bodies(claimed, taken).into).claimedBy).toBe('李四');
    expect(after(quiet, bodies(quiet, angry).into)).toMatchObject({ status: 'open', quietAt: undefined });
  });

  it('are awake where either is, and held open for as long as either', () => {
    const choices = fc.array(fc.nat(100), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(choices, fc.boolean(), fc.nat(10), (picked, isCalm, later) => {
        const at = NOW + picked.length;
        const merger = mergerOf(picked, isCalm, at);
        fc.pre(merger !== undefined);
        const { view, from, one } = merger;
        expect(isAwake(one)).toBe(isAwake(view) || isAwake(from));
        expect(isHeld(one, at + later)).toBe(isHeld(view, at + later) || isHeld(from, at + later));
      }),
    );
  });

  it('stay open by the word of whoever opened one of them again', () => {
    const reopened = after(
      after(quiet, { type: 'resolved', allClear: true }),
      { type: 'reopened', why: '又卡了' },
      ZHANG,
    );
    const calm = after(
      after(angry, { type: 'signal.cleared', signalId: 's7' }, SYSTEM),
      { type: 'quiet' },
      SYSTEM,
    );
    const one = after(calm, bodies(calm, reopened).into);
    expect(one).toMatchObject({ status: 'open', held: { by: '张三', why: '又卡了' } });
    expect(one.quietAt).toBeUndefined();
  });

  it('were told of by whoever told first', () => {
    const told = (view: IncidentView, at: number) =>
      after(view, { type: 'announced', announcementId: 'a', text: '…', public: true }, LI, at);
    expect(after(told(found, NOW + 5), bodies(found, told(angry, NOW + 2)).into).answeredAt).toBe(NOW + 2);
  });

  it('are not one with itself', () => {
    refused(found, { type: 'merged', into: 'i1' }).toThrow('itself');
    refused(found, bodies(found, found).into).toThrow('itself');
  });
});

describe('an incident that is two', () => {
  const second = signalOf({ id: 's2', kind: 'spike.negative', subject: '' });
  const ref = { signalId: second.id, kind: second.kind, subject: '', grade: 'P2' } as const;
  const two = after(found, { type: 'signal.joined', signal: ref, facts: {} }, SYSTEM);

  it('gives away the chosen signals, and keeps one', () => {
    const left = after(two, { type: 'split', signalIds: ['s2'], into: 'i5', why: '两回事' });
    expect(left.signals.map(({ signalId }) => signalId)).toEqual(['s1']);
    refused(two, { type: 'split', signalIds: ['s1', 's2'], into: 'i5', why: 'x' }).toThrow('must stay');
    refused(two, { type: 'split', signalIds: ['s9'], into: 'i5', why: 'x' }).toThrow('s9');
    refused(two, { type: 'split', signalIds: [], into: 'i5', why: 'x' }).toThrow('no signal is chosen');
  });
});
