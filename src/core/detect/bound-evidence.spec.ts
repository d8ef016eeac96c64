import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Evidence, Span } from '../evidence.js';
import { GRADES } from '../grade.js';
import { TOPICS } from '../topic.js';
import { toneOf } from '../window/chant.js';
import { windowDeltas } from '../window/window-deltas.js';
import type { Observed } from '../window/window.js';
import { observedOf } from '../window/window.fixture.js';
import { boundEvidence } from './bound-evidence.js';
import { decideFlag } from './policy.js';

const places = (count: number): Span[] => Array.from({ length: count }, (_, i) => ({ start: i, end: i + 1 }));

function keywordOf(list: string, word: string, part: Partial<Evidence> = {}): Evidence {
  return {
    detector: 'keyword',
    rule: `${list}/${word}`,
    version: '1',
    score: 0.9,
    topic: 'trust',
    spans: places(1),
    facts: { word, severity: 'P1', times: 1 },
    ...part,
  };
}
const words = (list: string, count: number, part: Partial<Evidence> = {}): Evidence[] =>
  Array.from({ length: count }, (_, i) => keywordOf(list, `词${i}`, part));
const deltasOf = (one: Observed) => windowDeltas({ batchId: 'b', shard: 0, observed: [one] });
const ruleOf = ({ rule }: Evidence): string => rule;

describe('boundEvidence', () => {
  it('leaves alone what a person can read', () => {
    const evidence = [...words('a', 11, { spans: places(12) }), keywordOf('a', '话', { detector: 'topic' })];
    expect(boundEvidence(evidence)).toBe(evidence);
  });

  it('tells a dozen keywords and says how many more there are of the list', () => {
    const bounded = boundEvidence([...words('a', 40), keywordOf('a', '话', { detector: 'topic' })]);
    expect(bounded.map(ruleOf)).toEqual([...words('a', 12).map(ruleOf), 'a/话']);
    expect(bounded.map(({ facts }) => facts['moreWords'])).toEqual([28, ...Array<undefined>(12)]);
  });

  it('tells another writing of the same word last', () => {
    const hidden = { ...keywordOf('a', '词0'), facts: { word: '词0', written: '祠0' } };
    const bounded = boundEvidence([
      ...Array.from({ length: 20 }, () => ({ ...hidden })),
      ...words('a', 12).slice(1),
    ]);
    expect(bounded.map(({ facts }) => facts['word'])).toEqual(
      words('a', 12).map(({ facts }) => facts['word']),
    );
  });

  it('tells those first that are meant, and one of each list whatever happens', () => {
    const asked = { asked: true as const };
    const bounded = boundEvidence([...words('a', 20, asked), ...words('b', 20), ...words('c', 3)]);
    expect(bounded.map(ruleOf)).toEqual(['a/词0', ...words('b', 12).map(ruleOf), 'c/词0']);
    expect(bounded.map(({ facts }) => facts['moreWords'] ?? 0)).toEqual([
      19,
      8,
      ...Array<number>(11).fill(0),
      2,
    ]);
  });

  it('shows a dozen places and says how many more there are', () => {
    const [bounded] = boundEvidence([keywordOf('a', '骗子', { spans: places(1_000) })]);
    expect(bounded!.spans).toEqual(places(12));
    expect(bounded!.facts).toEqual({ word: '骗子', severity: 'P1', times: 1, morePlaces: 988 });
  });

  it('repeats no more of the text than a line', () => {
    const long = { facts: { words: `${'a'.repeat(78)}🐧${'a'.repeat(2_000)}`, severity: 'P1' } };
    const [bounded] = boundEvidence([keywordOf('a', '骗子', long)]);
    expect(bounded!.facts).toEqual({ words: `${'a'.repeat(78)}…`, severity: 'P1' });
  });

  it('changes nothing that is decided, and done twice nothing more', () => {
    const list = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      topic: fc.constantFrom(...TOPICS, undefined),
      severity: fc.constantFrom(...GRADES),
      shadow: fc.boolean(),
    });
    const anyEvidence = fc
      .tuple(
        fc.uniqueArray(list, { selector: ({ id }) => id, minLength: 1 }),
        fc.array(fc.tuple(fc.nat(4), fc.boolean()), { maxLength: 60 }),
      )
      .map(([lists, found]) =>
        found.map(([number, asked], i): Evidence => {
          const { id, topic, severity, shadow } = lists[number % lists.length]!;
          const facts = { word: `${id}${i % 13}`, severity };
          return keywordOf(id, facts.word, {
            topic,
            facts,
            ...(shadow && { shadow }),
            ...(asked && { asked }),
          });
        }),
      );
    fc.assert(
      fc.property(anyEvidence, fc.subarray([...TOPICS]), (evidence, unheard) => {
        const bounded = boundEvidence(evidence);
        const [whole, part] = [evidence, bounded].map((one) =>
          observedOf({ id: 'm' }, { evidence: one, unheard }),
        );
        const gradeOf = ({ message, analysis }: Observed) => decideFlag(message, analysis, [])?.grade;
        expect(gradeOf(part!)).toBe(gradeOf(whole!));
        expect(toneOf(part!)).toBe(toneOf(whole!));
        expect(deltasOf(part!)).toEqual(deltasOf(whole!));
        expect(boundEvidence(bounded)).toEqual(bounded);
      }),
    );
  });
});
