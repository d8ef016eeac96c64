import { it } from '@jest/globals';
import fc from 'fast-check';
import { Transitions } from './transitions.js';

it('leads to where it was told, and nowhere else', () => {
  const edge = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }));
  fc.assert(
    fc.property(fc.uniqueArray(edge, { selector: String, maxLength: 300 }), (edges) => {
      const transitions = new Transitions(edges.length);
      edges.forEach(([from, code], i) => transitions.add(from, code, i + 1));
      const known = new Map(edges.map((one, i) => [String(one), i + 1]));
      for (let from = 1; from <= 50; from++) {
        for (let code = 1; code <= 50; code++) {
          if (transitions.step(from, code) !== (known.get(String([from, code])) ?? 0)) return false;
        }
      }
      return true;
    }),
  );
});
