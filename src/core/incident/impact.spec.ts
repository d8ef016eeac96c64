import { describe, expect, it } from '@jest/globals';
import { smallestOf } from '../window/people.js';
import { shortHash } from '../window/short-hash.js';
import { impactFacts, measureImpact } from './impact.js';
import { bucketOf, evidenceOf, NOW, signalOf, windowOf } from './incident.fixture.js';

const fault = signalOf({ evidence: [evidenceOf({ people: 42, expected: 3.5 })] });
const leaving = signalOf({
  id: 's2',
  kind: 'activity.drop',
  subject: 'viewers',
  topic: undefined,
  evidence: [evidenceOf({ change: -0.42 })],
});
const silence = { ...leaving, id: 's3', subject: 'messages', evidence: [evidenceOf({ change: -0.9 })] };
const stalled = signalOf({ id: 's4', kind: 'feed.stalled', subject: '', topic: undefined });

const people = (...names: string[]) => smallestOf(names.map(shortHash));

describe('measureImpact', () => {
  it('is nothing for an empty window without signals', () => {
    expect(measureImpact(windowOf(), 'av_fault', [])).toEqual({ people: 0, pace: 0, drop: 0, mentions: 0 });
  });

  it('counts a person once, and only complaints of the cause', () => {
    const window = windowOf({
      recent: [
        bucketOf(NOW - 120_000, {
          topics: { av_fault: 2 },
          people: { av_fault: people('a', 'b') },
          viewers: 900,
          negativeMentions: 1,
        }),
        bucketOf(NOW - 5_000, {
          topics: { av_fault: 3, price: 1 },
          people: { av_fault: people('b', 'c'), price: people('d') },
          negativeMentions: 3,
        }),
      ],
    });
    expect(measureImpact(window, 'av_fault', [])).toMatchObject({ people: 3, mentions: 4, viewers: 900 });
    expect(measureImpact(window, 'price', [])).toMatchObject({ people: 1 });
  });

  it('counts no more people than there are complaints', () => {
    const crowd = people(...Array.from({ length: 700 }, (_, i) => `u${i}`));
    const recent = [bucketOf(NOW - 5_000, { topics: { av_fault: 40 }, people: { av_fault: crowd } })];
    expect(measureImpact(windowOf({ recent }), 'av_fault', []).people).toBe(40);
  });

  it('takes whoever was negative where the cause is no topic', () => {
    const recent = [
      bucketOf(NOW - 5_000, { negative: 2, people: { negative: people('a'), trust: people('a', 'b') } }),
    ];
    expect(measureImpact(windowOf({ recent }), 'opinion', []).people).toBe(1);
  });

  it('takes speed from the spike of the cause', () => {
    expect(measureImpact(windowOf(), 'av_fault', [fault]).pace).toBe(12);
    expect(measureImpact(windowOf(), 'trust', [fault]).pace).toBe(0);
    const rare = { ...fault, evidence: [evidenceOf({ people: 6, expected: 0.1 })] };
    expect(measureImpact(windowOf(), 'av_fault', [rare]).pace).toBe(6);
  });

  it('takes damage from falling activity, whichever incident holds it, but not from a dead feed', () => {
    expect(measureImpact(windowOf(), 'av_fault', [fault, leaving, silence]).drop).toBe(0.9);
    expect(measureImpact(windowOf(), 'feed', [stalled, leaving, silence]).drop).toBe(0.42);
  });

  it('is rounded for people', () => {
    expect(impactFacts({ people: 3, pace: 8.4567, drop: 0.4156, mentions: 0 })).toEqual({
      people: 3,
      pace: 8.5,
      drop: 0.42,
      mentions: 0,
    });
  });
});
