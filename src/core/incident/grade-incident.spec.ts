import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareGrades, GRADES } from '../grade.js';
import { CAUSES } from './cause.js';
import type { SignalRef } from './events.js';
import { gradeIncident } from './grade-incident.js';
import type { Impact } from './impact.js';

const NONE: Impact = { people: 0, pace: 0, drop: 0, mentions: 0 };

function ref(grade: SignalRef['grade']): SignalRef {
  return { signalId: 's1', kind: 'spike.topic', subject: 'av_fault', topic: 'av_fault', grade };
}

describe('gradeIncident', () => {
  it.each([
    ['a broken picture nobody has mentioned yet', 'av_fault', NONE, 'P3'],
    ['ten people at ten times the usual pace', 'av_fault', { ...NONE, people: 10, pace: 10 }, 'P1'],
    ['a hundred people', 'av_fault', { ...NONE, people: 100, pace: 20 }, 'P0'],
    [
      'thirty people and the viewers leave',
      'av_fault',
      { ...NONE, people: 30, drop: 0.42, mentions: 4 },
      'P0',
    ],
    ['a few advertisements', 'ad', { ...NONE, people: 4, pace: 6 }, 'P3'],
    ['a warning of the platform', 'platform', NONE, 'P1'],
    ['complaints about delivery', 'service', { ...NONE, people: 12, pace: 4 }, 'P2'],
  ] as const)('%s: %s', (_title, cause, impact, grade) => {
    expect(gradeIncident(cause, [ref('P3')], impact).grade).toBe(grade);
  });

  it('is at least as urgent as its gravest signal, and says so first', () => {
    const { grade, reasons } = gradeIncident('av_fault', [ref('P3'), ref('P1')], NONE);
    expect(grade).toBe('P1');
    expect(reasons[0]).toEqual({ code: 'signal', facts: { kind: 'spike.topic', grade: 'P1' } });
  });

  it('never grades down when any figure grows, and lists reasons by weight', () => {
    const impact = fc.record({
      people: fc.nat(1000),
      pace: fc.double({ min: 0, max: 50, noNaN: true }),
      drop: fc.double({ min: 0, max: 1, noNaN: true }),
      mentions: fc.nat(200),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...CAUSES),
        fc.array(fc.constantFrom(...GRADES).map(ref)),
        impact,
        impact,
        (cause, signals, a, b) => {
          const worse: Impact = {
            people: Math.max(a.people, b.people),
            pace: Math.max(a.pace, b.pace),
            drop: Math.max(a.drop, b.drop),
            mentions: Math.max(a.mentions, b.mentions),
          };
          const graded = gradeIncident(cause, signals, worse);
          expect(compareGrades(graded.grade, gradeIncident(cause, signals, a).grade)).toBeLessThanOrEqual(0);
          const points = graded.reasons.flatMap(({ facts }) =>
            'points' in facts ? [Number(facts['points'])] : [],
          );
          expect(points).toEqual([...points].sort((x, y) => y - x));
          expect(graded.reasons.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
