import { describe, expect, it } from '@jest/globals';
import { MINUTE } from '../window/widths.js';
import { roomOf } from '../window/window.fixture.js';
import { mentionSurge } from './mention-surge.js';

/** `count` mentions in the last minute, `negative` of them bad; before, one each `every` ms. */
const talk = (count: number, negative: number, every = 0, past = 50 * MINUTE) =>
  mentionSurge(
    roomOf((ago) => {
      if (ago === 5_000) return { messages: 1, mentions: count, negativeMentions: negative };
      return { messages: 1, mentions: ago > MINUTE && every > 0 && ago % every === 0 ? 1 : 0 };
    }, past),
    [],
  );

describe('mentionSurge', () => {
  it('is raised when the public begins to talk', () => {
    expect(talk(8, 6)).toMatchObject([
      {
        raises: true,
        finding: { grade: 'P2', evidence: [{ facts: { count: 8, minutes: 5, negativeShare: 0.75 } }] },
      },
    ]);
    expect(talk(40, 30)).toMatchObject([{ finding: { grade: 'P1' } }]);
    expect(talk(40, 2)).toMatchObject([{ finding: { grade: 'P3' } }]);
  });

  it('is raised in a room that is known for a minute only', () => {
    expect(talk(8, 6, 0, MINUTE)).toMatchObject([{ raises: true }]);
  });

  it('is not raised by few, nor where so much talk is usual', () => {
    expect(talk(4, 4)).toEqual([]);
    expect(talk(4, 4, 30_000).filter(({ raises }) => raises)).toEqual([]);
    expect(talk(8, 8, 10_000).filter(({ raises }) => raises)).toEqual([]);
  });
});
