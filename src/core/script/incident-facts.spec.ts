import { describe, expect, it } from '@jest/globals';
import { incidentFacts } from './incident-facts.js';
import { incidentOf, NOW } from './script.fixture.js';

describe('incidentFacts', () => {
  it('tells people, minutes and the Chinese clock', () => {
    expect(incidentFacts(incidentOf(), '晚八点主场', NOW)).toEqual({
      'room.name': '晚八点主场',
      'incident.people': 126,
      'incident.minutes': 4,
      'incident.started': '20:37',
      'incident.update_minutes': 3,
    });
  });

  it('leaves out what nobody knows, and counts the first minute as one', () => {
    const facts = incidentFacts(incidentOf({ facts: {}, detectedAt: NOW, grade: 'P3' }), undefined, NOW);
    expect(facts).toEqual({
      'incident.minutes': 1,
      'incident.started': '20:41',
      'incident.update_minutes': 15,
    });
  });
});
