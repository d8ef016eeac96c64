import { describe, expect, it } from '@jest/globals';
import type { ScriptCondition } from './condition.js';
import { holds } from './condition.js';
import { incidentOf, NOW } from './script.fixture.js';
import { situationOf } from './situation.js';

const SOUND = incidentOf({ facts: { 'hit.sound': 20, 'hit.android': 4 } });
const BOTH = incidentOf({ facts: { 'hit.sound': 20, 'hit.picture': 20 } });
const TALK = { signalId: 's', kind: 'mention.surge', subject: '', grade: 'P2', clearedAt: NOW } as const;
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
    [{ phase: 'recovered' }, incidentOf({ status: 'quiet' }), true],
    [{ phase: 'recovered' }, incidentOf(), false],
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
