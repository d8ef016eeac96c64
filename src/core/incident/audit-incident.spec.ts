import { expect, it } from '@jest/globals';
import { applyEvent, foldIncident } from './apply-event.js';
import { auditOfIncident } from './audit-incident.js';
import { NOW } from './incident.fixture.js';
import type { EventBody } from './next-event.js';
import { nextEvent, SYSTEM } from './next-event.js';
import { eventOf } from './stories.fixture.js';

const detected = eventOf('detected', undefined);
const found = foldIncident([detected]);
const li = { type: 'person', name: '李四' } as const;

function auditOf(body: EventBody, view = found) {
  const event = nextEvent(view, body, NOW + 1, li);
  return auditOfIncident(view, event, applyEvent(view, event));
}

it('tells of each event who did it, what changed, and why', () => {
  expect(auditOfIncident(undefined, detected, found)).toEqual({
    action: 'incident.detected',
    by: SYSTEM,
    after: { seq: 1, cause: 'av_fault', signalId: 's1', status: 'open', grade: 'P2' },
  });
  expect(
    auditOf({ type: 'graded', grade: 'P0', reasons: [{ code: 'reach', facts: {} }], why: '影响面大' }),
  ).toEqual({
    action: 'incident.graded',
    by: li,
    before: { grade: 'P2' },
    after: { seq: 2, grade: 'P0', reasons: ['reach'] },
    why: '影响面大',
  });
  expect(auditOf({ type: 'claimed' })).toMatchObject({
    before: { status: 'open', claimedBy: null },
    after: { status: 'claimed', claimedBy: '李四' },
  });
});

it('repeats neither texts nor what another incident was', () => {
  const text = '抱歉'.repeat(500);
  const used = auditOf({ type: 'script.used', scriptId: 'x', version: 2, text, public: true });
  expect(used.after).toEqual({ seq: 2, scriptId: 'x', version: 2, public: true, answeredAt: NOW + 1 });
  const other = { ...found, id: 'i2' };
  expect(auditOf({ type: 'absorbed', from: other }).after).toEqual({ seq: 2, absorbed: 'i2' });
});
