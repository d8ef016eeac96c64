import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GRADES } from '../grade.js';
import { CAUSES } from '../incident/cause.js';
import { SYSTEM } from '../incident/next-event.js';
import type { IncidentView } from '../incident/view.js';
import { rankScripts } from './rank-scripts.js';
import type { Script } from './script.js';
import { AUDIENCES } from './script.js';
import type { Suggestion } from './suggestion.js';
import { incidentOf, NOW, scriptOf, UNUSED, variableOf } from './script.fixture.js';

function idsOf(scripts: readonly Script[], incident = incidentOf()) {
  return rankScripts(scripts, incident, UNUSED).map(({ scriptId }) => scriptId);
}

describe('rankScripts', () => {
  it('offers what answers the cause and nothing else', () => {
    expect(idsOf([scriptOf(), scriptOf({ id: 'price-room', causes: ['price'] })])).toEqual(['fault-room']);
  });

  it('puts the own cause before a joined one, and that before general words', () => {
    const leaving = { signalId: 's2', kind: 'activity.drop', subject: '', grade: 'P2' } as const;
    const scripts = [
      scriptOf({ id: 'angry', causes: ['negative'] }),
      scriptOf({ id: 'leaving', causes: ['activity'] }),
      scriptOf({ id: 'own' }),
    ];
    const suggestions = rankScripts(scripts, incidentOf({ signals: [leaving] }), UNUSED);
    expect(suggestions.map(({ scriptId, reasons }) => [scriptId, reasons[0]!.code])).toEqual([
      ['own', 'cause'],
      ['leaving', 'cause.joined'],
      ['angry', 'cause.general'],
    ]);
  });

  it('prefers the words written for the grade', () => {
    const scripts = [
      scriptOf({ id: 'minor', grades: ['P2', 'P3'] }),
      scriptOf({ id: 'urgent', grades: ['P0', 'P1'] }),
    ];
    expect(idsOf(scripts)).toEqual(['urgent', 'minor']);
    expect(idsOf(scripts, incidentOf({ grade: 'P3' }))).toEqual(['minor', 'urgent']);
  });

  it('prefers what can be sent at once', () => {
    const asking = scriptOf({
      id: 'asking',
      variables: [variableOf()],
      steps: { ...scriptOf().steps, act: '{{people}}' },
    });
    expect(idsOf([asking, scriptOf({ id: 'ready' })])).toEqual(['ready', 'asking']);
  });

  it('leaves every script in its place while figures come and go and signals clear', () => {
    const counted = variableOf({ name: 'mentions', from: 'incident.mentions' });
    const scripts = [
      scriptOf({ id: 'a', variables: [counted] }),
      scriptOf({ id: 'b', audience: 'social' }),
      scriptOf({ id: 'c', causes: ['opinion', 'activity'] }),
      scriptOf({ id: 'd' }),
    ];
    const drop = { signalId: 's2', kind: 'activity.drop', subject: '', grade: 'P2' } as const;
    const talk = { signalId: 's3', kind: 'mention.surge', subject: '', grade: 'P2' } as const;
    const ranking = (incident: IncidentView, mentions: number) =>
      rankScripts(scripts, incident, { ...UNUSED, facts: { 'incident.mentions': mentions } }).map(
        ({ scriptId, reasons }) => ({ scriptId, reasons }),
      );
    const before = ranking(incidentOf({ facts: { mentions: 0 }, signals: [drop, talk] }), 0);
    const cleared = { ...drop, clearedAt: NOW };
    expect(ranking(incidentOf({ facts: { mentions: 3 }, signals: [talk, cleared] }), 3)).toEqual(before);
  });

  it('speaks outside the room where people talk there', () => {
    const scripts = [
      scriptOf({ id: 'host', audience: 'host' }),
      scriptOf({ id: 'social', audience: 'social' }),
    ];
    expect(idsOf(scripts)).toEqual(['host', 'social']);
    const talk = { signalId: 's3', kind: 'mention.surge', subject: '', grade: 'P2' } as const;
    expect(idsOf(scripts, incidentOf({ signals: [talk] }))).toEqual(['social', 'host']);
  });

  it('offers only words that are true', () => {
    const scripts = [
      scriptOf({ id: 'general' }),
      scriptOf({ id: 'sound', when: { aspect: ['sound'] } }),
      scriptOf({ id: 'back', when: { phase: 'recovered' } }),
      scriptOf({ id: 'going-on', when: { phase: 'trouble', answered: true } }),
    ];
    expect(idsOf(scripts)).toEqual(['general']);
    expect(idsOf(scripts, incidentOf({ facts: { 'hit.sound': 12 } }))).toEqual(['sound', 'general']);
    expect(idsOf(scripts, incidentOf({ answeredAt: NOW }))).toEqual(['going-on', 'general']);
    const back = [{ code: 'recovered', facts: { people: 3 } }];
    expect(idsOf(scripts, incidentOf({ gradeReasons: back }))).toEqual(['back', 'general']);
  });

  it('puts no words for another grade first, however little they ask and however well they did', () => {
    const scripts = [
      scriptOf({
        id: 'exact',
        variables: ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => variableOf({ name })),
      }),
      scriptOf({ id: 'near', grades: ['P2'], when: { aspect: 'known' } }),
      scriptOf({ id: 'far', grades: ['P3'], when: { aspect: 'known' } }),
    ];
    const effects = new Map([
      ['exact', { uses: 999, helped: -1 }],
      ['near', { uses: 999, helped: 1 }],
      ['far', { uses: 999, helped: 1 }],
    ]);
    const incident = incidentOf({ grade: 'P1', facts: { 'hit.picture': 9 } });
    const known = { ...UNUSED, history: { usedOnAir: [], effects } };
    expect(rankScripts(scripts, incident, known).map(({ scriptId }) => scriptId)).toEqual([
      'exact',
      'near',
      'far',
    ]);
  });

  it('keeps its laws for any scripts and incident', () => {
    const anyScript = fc.record({
      causes: fc.uniqueArray(fc.constantFrom(...CAUSES), { minLength: 1, maxLength: 3 }),
      grades: fc.uniqueArray(fc.constantFrom(...GRADES), { minLength: 1 }),
      audience: fc.constantFrom(...AUDIENCES),
    });
    const scriptsUsed = fc
      .uniqueArray(fc.nat({ max: 29 }))
      .map((places) => places.map((i) => ({ scriptId: `s${i}`, version: 1, at: NOW, by: SYSTEM })));
    const anyIncident = fc.record({
      cause: fc.constantFrom(...CAUSES),
      grade: fc.constantFrom(...GRADES),
      scriptsUsed,
    });
    fc.assert(
      fc.property(fc.array(anyScript, { maxLength: 30 }), anyIncident, (drawn, picked) => {
        const scripts = drawn.map((given, i) => scriptOf({ ...given, id: `s${i}` }));
        const incident = incidentOf(picked);
        const offered = rankScripts(scripts, incident, UNUSED);
        expect(offered).toEqual(rankScripts([...scripts].reverse(), incident, UNUSED));
        expect(offered.length).toBeLessThanOrEqual(5);
        const scores = offered.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        const isUsed = ({ reasons }: Suggestion) => reasons.some(({ code }) => code === 'used');
        if (offered.some((one) => !isUsed(one))) expect(isUsed(offered[0]!)).toBe(false);
        for (const { score, reasons } of offered) {
          expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBe(score);
        }
        const fitting = scripts.filter(({ causes }) => causes.includes(incident.cause));
        for (const audience of ['room', 'host'] as const) {
          if (fitting.some((script) => script.audience === audience)) {
            expect(offered.map((suggestion) => suggestion.audience)).toContain(audience);
          }
        }
      }),
    );
  });
});
