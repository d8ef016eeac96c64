import { describe, expect, it } from '@jest/globals';
import { MINUTE } from '../window/widths.js';
import { incidentFacts } from './incident-facts.js';
import { incidentOf, NOW } from './script.fixture.js';

describe('incidentFacts', () => {
  it('tells people, minutes and the Chinese clock', () => {
    expect(incidentFacts(incidentOf(), '晚八点主场', NOW)).toEqual({
      'room.name': '晚八点主场',
      'incident.people': 126,
      'incident.minutes': 4,
      'incident.started': '20:37',
      'incident.date': '11 月 11 日',
      'incident.update_minutes': 3,
    });
  });

  it('leaves out what nobody knows, and counts the first minute as one', () => {
    const facts = incidentFacts(incidentOf({ facts: {}, detectedAt: NOW, grade: 'P3' }), undefined, NOW);
    expect(facts).toEqual({
      'incident.minutes': 1,
      'incident.started': '20:41',
      'incident.date': '11 月 11 日',
      'incident.update_minutes': 15,
    });
  });

  it('names what viewers say is broken, and on what', () => {
    const hit = { 'hit.sound': 12, 'hit.stutter': 3, 'hit.android': 5, 'fine.apple': 4 };
    expect(incidentFacts(incidentOf({ facts: hit }), undefined, NOW)).toMatchObject({
      'incident.fault': '画面和声音',
      'incident.devices': '安卓手机',
    });
  });

  it('knows when it ended and how long it lasted, once viewers say that it is back', () => {
    const { detectedAt } = incidentOf();
    const recovered = incidentOf({
      gradeReasons: [{ code: 'recovered', facts: { people: 3 } }],
      gradedAt: detectedAt + 9 * MINUTE,
    });
    expect(incidentFacts(recovered, undefined, NOW)).toMatchObject({
      'incident.ended': '20:46',
      'incident.lasted': 9,
    });
    const quiet = incidentOf({ status: 'quiet', quietAt: detectedAt + 4 * MINUTE });
    expect(incidentFacts(quiet, undefined, NOW)).toMatchObject({ 'incident.ended': '20:41' });
  });
});
