import { describe, expect, it } from '@jest/globals';
import { smallestOf } from '../window/people.js';
import { shortHash } from '../window/short-hash.js';
import { MINUTE } from '../window/widths.js';
import { names, NOW, roomOf } from '../window/window.fixture.js';
import type { KeywordWindow } from '../window/window.js';
import { keywordBurst } from './keyword-burst.js';

function word(people: number, total: number): KeywordWindow {
  const recent = [
    { start: NOW - 5_000, hits: people, people: smallestOf(names('a', people).map(shortHash)) },
  ];
  return { word: '诈骗', topic: 'trust', recent, total, totalSince: NOW - 60 * MINUTE };
}

function burst(keyword: KeywordWindow) {
  return keywordBurst(
    roomOf(() => ({ messages: 20 }), 30 * MINUTE, { keywords: [keyword] }),
    [],
  );
}

describe('keywordBurst', () => {
  it('is raised by people who all begin to write one word', () => {
    expect(burst(word(8, 9))).toMatchObject([
      {
        raises: true,
        finding: { subject: '诈骗', topic: 'trust', grade: 'P3', evidence: [{ facts: { count: 8 } }] },
      },
    ]);
    expect(burst(word(40, 40))).toMatchObject([{ finding: { grade: 'P2' } }]);
  });

  it.each([100, 700, 3_000])('counts no more people than hits among %d', (people) => {
    const [seen] = burst(word(people, people));
    expect(seen!.finding.evidence[0]!.facts['people']).toBeLessThanOrEqual(people);
  });

  it('is not raised by a word that is always there, nor by few people', () => {
    expect(burst(word(8, 300))).toEqual([]);
    expect(burst(word(4, 4)).filter(({ raises }) => raises)).toEqual([]);
  });
});
