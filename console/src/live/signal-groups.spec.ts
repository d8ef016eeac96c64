import { describe, expect, it } from '@jest/globals';
import type { Facts } from '@server/core/evidence.js';
import type { SignalFinding } from '@server/core/signal.js';
import { groupSignals } from './signal-groups.js';

function signalOf(
  kind: SignalFinding['kind'],
  facts: Facts,
  more: Partial<SignalFinding> = {},
): SignalFinding {
  const evidence = [{ detector: kind, rule: kind, version: '1', score: 1, spans: [], facts }];
  return { kind, subject: '', grade: 'P3', evidence, ...more };
}

const burst = (word: string, count: number, more: Partial<SignalFinding> = {}) =>
  signalOf('keyword.burst', { word, count, people: 3 }, { topic: 'av_fault', ...more });

describe('groupSignals', () => {
  it('tells bursts of one topic once, with their words, the most frequent first', () => {
    const groups = groupSignals([
      burst('听不清', 33),
      burst('卡死了', 41, { grade: 'P2' }),
      burst('掉帧', 5),
    ]);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toMatchObject({
      kind: 'keyword.burst',
      topic: 'av_fault',
      grade: 'P2',
      said: [
        { words: '卡死了', count: 41 },
        { words: '听不清', count: 33 },
        { words: '掉帧', count: 5 },
      ],
    });
  });

  it('keeps kinds and topics apart, in the order in which they come', () => {
    const groups = groupSignals([
      burst('骗子', 9, { topic: 'trust' }),
      signalOf('spike.topic', { count: 90 }, { topic: 'trust' }),
      burst('卡', 9),
      burst('诈骗', 4, { topic: 'trust' }),
    ]);
    expect(groups.map(({ key, signals }) => [key, signals.length])).toEqual([
      ['keyword.burst trust', 2],
      ['spike.topic trust', 1],
      ['keyword.burst av_fault', 1],
    ]);
  });

  it('keeps what a crowd chants apart from an attack', () => {
    const flood = (chant: boolean) => signalOf('flood.coordinated', { text: '冲呀', messages: 30, chant });
    const groups = groupSignals([flood(true), flood(false), flood(true)]);
    expect(groups.map(({ chant, signals }) => [chant, signals.length])).toEqual([
      [true, 2],
      [false, 1],
    ]);
  });

  it('tells a word that burst twice once, with its highest count', () => {
    const [group] = groupSignals([burst('卡', 5), burst('卡', 9)]);
    expect(group!.signals).toHaveLength(2);
    expect(group!.said).toEqual([{ words: '卡', count: 9 }]);
  });

  it('names who floods and what, and nothing where no words are', () => {
    const [user, crowd, drop] = groupSignals([
      signalOf('flood.user', { user: '小鱼', messages: 20 }),
      signalOf('flood.coordinated', { text: '退钱', messages: 214, accounts: 37 }),
      signalOf('activity.drop', { from: 900, to: 540, measure: 'messages' }),
    ]);
    expect(user!.said).toEqual([{ words: '小鱼', count: 20 }]);
    expect(crowd!.said).toEqual([{ words: '退钱', count: 214 }]);
    expect(drop!.said).toEqual([]);
  });
});
