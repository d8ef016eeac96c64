import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fillScript, PLACE } from './fill-script.js';
import { scriptOf, variableOf } from './script.fixture.js';

const script = scriptOf({
  variables: [
    variableOf({ name: 'people', type: 'count', from: 'incident.people' }),
    variableOf({ name: 'coupon', type: 'money' }),
  ],
  steps: {
    acknowledge: '收到 {{people}} 位家人的反馈',
    explain: '在查',
    improve: '在换线路',
    act: '补 {{ coupon }} 元券,{{people}} 位都有',
  },
});

describe('fillScript', () => {
  it('joins the four steps and fills what is known', () => {
    const { text, filled, missing } = fillScript(script, { 'incident.people': 126 });
    expect(text).toBe('收到 126 位家人的反馈\n在查\n在换线路\n补 {{coupon}} 元券,126 位都有');
    expect(filled).toEqual({ people: '126' });
    expect(missing.map(({ name }) => name)).toEqual(['coupon']);
  });

  it('lets what a person gave go before what the system knows', () => {
    expect(fillScript(script, { 'incident.people': 126, people: '130', coupon: 10 }).filled).toEqual({
      people: '130',
      coupon: '10',
    });
  });

  it('does not fill what is of the wrong type, nor what a person emptied', () => {
    expect(fillScript(script, { 'incident.people': 126, people: '', coupon: '十元' }).missing).toHaveLength(
      2,
    );
  });

  it('splits the variables into filled and missing, and leaves exactly the missing places', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('people', 'coupon', 'incident.people'), fc.string()),
        (facts) => {
          const { text, filled, missing } = fillScript(script, facts);
          const names = missing.map(({ name }) => name);
          expect([...Object.keys(filled), ...names].sort()).toEqual(['coupon', 'people']);
          expect(new Set([...text.matchAll(PLACE)].map(([, name]) => name))).toEqual(new Set(names));
        },
      ),
    );
  });
});
