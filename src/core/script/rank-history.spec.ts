import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MINUTE } from '../window/widths.js';
import type { ScriptEffect, PastUse } from './history.js';
import { coolDownMinutes, historyReasons } from './rank-history.js';
import { rankScripts } from './rank-scripts.js';
import type { Script } from './script.js';
import { incidentOf, NOW, scriptOf, UNUSED } from './script.fixture.js';

const INCIDENT = incidentOf();
const A = scriptOf({ id: 'a' });
const A2 = scriptOf({ id: 'a2', variantOf: 'a' });
const A3 = scriptOf({ id: 'a3', variantOf: 'a' });
const B = scriptOf({ id: 'b' });
const ALL = [A, A2, A3, B];

function useOf(scriptId: string, minutesAgo = 1, incidentId = 'i1'): PastUse {
  return { scriptId, audience: 'room', at: NOW - minutesAgo * MINUTE, incidentId };
}

function knownOf(usedOnAir: readonly PastUse[], effects: readonly [string, ScriptEffect][] = []) {
  return { ...UNUSED, history: { usedOnAir, effects: new Map(effects) } };
}

function offered(used: readonly PastUse[], scripts: readonly Script[] = ALL) {
  return rankScripts(scripts, INCIDENT, knownOf(used)).map(({ scriptId }) => scriptId);
}

function codesOf(script: Script, used: readonly PastUse[], incident = INCIDENT) {
  return historyReasons(script, ALL, incident, knownOf(used)).map(({ code }) => code);
}

describe('earlier uses', () => {
  it('offers of variants one, and after its use another', () => {
    expect(offered([])).toEqual(['a', 'b']);
    expect(offered([useOf('a')])).toEqual(['a2', 'b']);
    expect(offered([useOf('a', 9), useOf('a2', 5)])).toEqual(['a3', 'b']);
  });

  it('comes back to what was said least often when all was said', () => {
    const all = ['a', 'a2', 'a3', 'b'].map((id) => useOf(id, 20));
    expect(offered([...all, useOf('a', 10), useOf('b', 9)])).toEqual(['a2', 'b']);
  });

  it('knows from the incident itself what was used for it', () => {
    const by = { type: 'person', name: '小李' } as const;
    const used = incidentOf({ scriptsUsed: [{ scriptId: 'a', version: 1, at: NOW, by }] });
    expect(codesOf(A, [], used)).toEqual(['used']);
    expect(codesOf(B, [], used)).toEqual([]);
  });

  it('rests what another incident of the session took, as long as the grade says', () => {
    const used = useOf('a', 5, 'i0');
    expect(historyReasons(A, ALL, INCIDENT, knownOf([used]))).toEqual([
      { code: 'cooling', facts: { at: '20:36', minutes: 6 }, weight: expect.any(Number) },
    ]);
    expect(offered([used])).toEqual(['a2', 'b']);
    expect(codesOf(A, [useOf('a', 6, 'i0')])).toEqual([]);
    expect(codesOf(A, [useOf('a', 6, 'i0')], incidentOf({ grade: 'P1' }))).toEqual(['cooling']);
    expect(['P0', 'P1', 'P2', 'P3'].map((grade) => coolDownMinutes(grade as 'P0'))).toEqual([6, 10, 20, 30]);
  });

  it('rests for the audience that heard it', () => {
    const toHost: PastUse = { ...useOf('a', 1, 'i0'), audience: 'host' };
    expect(codesOf(A, [toHost])).toEqual([]);
    const viewer = scriptOf({ id: 'v', audience: 'viewer' });
    expect(codesOf(viewer, [{ ...useOf('v'), audience: 'viewer' }])).toEqual([]);
  });
});

describe('effects', () => {
  function weightOf(effect: ScriptEffect): number {
    const [reason] = historyReasons(B, ALL, INCIDENT, knownOf([], [['b', effect]]));
    return reason?.weight ?? 0;
  }

  it('puts first what helped before, and last what did harm', () => {
    const known = knownOf(
      [],
      [
        ['a', { uses: 9, helped: -0.5 }],
        ['b', { uses: 9, helped: 0.6 }],
      ],
    );
    const ids = rankScripts([A, B, scriptOf({ id: 'c' })], INCIDENT, known).map(({ scriptId }) => scriptId);
    expect(ids).toEqual(['b', 'c', 'a']);
  });

  it('believes the more uses the more', () => {
    expect([1, 3, 27, 1_000].map((uses) => weightOf({ uses, helped: 1 }))).toEqual([2, 3, 5, 6]);
    expect(weightOf({ uses: 0, helped: 1 })).toBe(0);
    expect(weightOf({ uses: 50, helped: 0.04 })).toBe(0);
  });

  it('never weighs more than its bound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.double({ noNaN: true }), (uses, helped) => {
        expect(Math.abs(weightOf({ uses, helped }))).toBeLessThanOrEqual(6);
      }),
    );
  });
});
