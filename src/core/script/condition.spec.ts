import { describe, expect, it } from '@jest/globals';
import type { ScriptCondition } from './condition.js';
import { holds } from './condition.js';
import { incidentOf, NOW } from './script.fixture.js';
import { situationOf } from './situation.js';

const SOUND = incidentOf({ facts: { 'hit.sound': 20, 'hit.android': 4 } });
const BOTH = incidentOf({ facts: { 'hit.sound': 20, 'hit.picture': 20 } });
const TALK = { signalId: 's', kind: 'mention.surge', subject: '', grade: 'P2', clearedAt: NOW } as const;
const HELD = { by: '小李', why: '还没好', at: NOW };
const BACK = [{ code: 'recovered', facts: { people: 5 } }];

describe('holds', () => {
  it.each<[ScriptCondition, ReturnType<typeof incidentOf>, boolean]>([
    [{}, incidentOf(), true],
    [{ aspect: ['sound'] }, SOUND, true],
    [{ aspect: ['sound'] }, BOTH, false],
    [{ aspect: ['sound'] }, incidentOf(), false],
    [{ aspect: ['picture', 'sound'] }, BOTH, true],
    [{ aspect: ['picture', 'sound'] }, SOUND, false],
    [{ aspect: 'known' }, SOUND, true],
    [{ aspect: 'known' }, incidentOf(), false],
    // Ordering trouble has no picture to speak of.
    [{ aspect: 'known' }, { ...SOUND, cause: 'shop_fault' }, false],
    [{ devices: true }, SOUND, true],
    [{ devices: true }, BOTH, false],
    [{ phase: 'trouble' }, incidentOf(), true],
    [{ phase: 'trouble' }, incidentOf({ gradeReasons: BACK }), false],
    [{ phase: 'recovered' }, incidentOf({ status: 'claimed', gradeReasons: BACK }), true],
    [{ phase: 'recovered' }, incidentOf({ status: 'quiet', quietAt: NOW }), true],
    [{ phase: 'recovered' }, incidentOf(), false],
    // A person set the grade; what viewers say stands beside it.
    [{ phase: 'recovered' }, incidentOf({ proposed: { grade: 'P2', reasons: BACK, at: NOW } }), true],
    // A person opened it again: it is not over.
    [{ phase: 'trouble' }, incidentOf({ gradeReasons: BACK, held: HELD }), true],
    [{ phase: 'recovered' }, incidentOf({ gradeReasons: BACK, gradedAt: NOW, held: HELD }), true],
    [{ phase: 'recovered' }, incidentOf({ status: 'quiet', quietAt: NOW - 1, held: HELD }), true],
    [{ talk: true }, incidentOf({ signals: [TALK] }), true],
    [{ talk: true }, incidentOf({ cause: 'opinion' }), true],
    [{ talk: true }, incidentOf(), false],
    [{ answered: true }, incidentOf({ answeredAt: NOW }), true],
    [{ answered: true }, incidentOf(), false],
    [{ answered: true, phase: 'recovered' }, incidentOf({ answeredAt: NOW }), false],
  ])('%j', (condition, incident, expected) => {
    expect(holds(condition, situationOf(incident))).toBe(expected);
  });
});
