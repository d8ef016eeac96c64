import { describe, expect, it } from '@jest/globals';
import { smallestOf } from '../window/people.js';
import { shortHash } from '../window/short-hash.js';
import { names, NOW, roomOf } from '../window/window.fixture.js';
import type { Cluster } from '../window/window.js';
import { floodCoordinated } from './flood-coordinated.js';
import { floodUser, userFlood } from './flood-user.js';

function cluster(accounts: number, messages: number, given: Partial<Cluster> = {}): Cluster {
  return {
    fingerprint: `f${accounts}-${messages}`,
    text: '加微信领内部价',
    firstMessageId: 'm1',
    firstAt: NOW,
    chant: false,
    messages,
    accounts: smallestOf(names('a', accounts).map(shortHash)),
    ...given,
  };
}

const clusters = (...list: Cluster[]) =>
  floodCoordinated(
    roomOf(() => ({}), 0, { clusters: list }),
    [],
  );

describe('flood.coordinated', () => {
  it('takes both many messages and many accounts', () => {
    expect(clusters(cluster(8, 24))).toMatchObject([{ raises: true, finding: { grade: 'P2' } }]);
    expect(clusters(cluster(7, 24))).toMatchObject([{ raises: false }]);
    expect(clusters(cluster(8, 23))).toMatchObject([{ raises: false }]);
    expect(clusters(cluster(2, 500))).toEqual([]);
  });

  it.each([48, 100, 300, 1_000])('counts no more accounts than messages among %d', (count) => {
    const [flood] = clusters(cluster(count, count));
    expect(flood!.finding.evidence[0]!.facts['accounts']).toBeLessThanOrEqual(count);
    expect(flood!.finding.grade).toBe(count < 50 ? 'P2' : 'P1');
  });

  it('only observes cheering, however large', () => {
    const [cheer] = clusters(cluster(400, 4_000, { chant: true, text: '主播加油' }));
    expect(cheer).toMatchObject({ finding: { grade: 'P3', evidence: [{ facts: { chant: true } }] } });
  });

  it('grades a crowd of accounts up and keeps the topic', () => {
    expect(clusters(cluster(400, 900, { topic: 'trust' }))).toMatchObject([
      {
        finding: {
          grade: 'P1',
          topic: 'trust',
          evidence: [{ topic: 'trust', facts: { messages: 900, seconds: 30 } }],
        },
      },
    ]);
  });

  it('shows the five worst, attacks before cheering', () => {
    const cheers = Array.from({ length: 6 }, (_, i) => cluster(30, 1_000 + i, { chant: true }));
    const found = clusters(...cheers, cluster(9, 30));
    expect(found).toHaveLength(5);
    expect(found[0]!.finding.subject).toBe('f9-30');
  });
});

describe('flood.user', () => {
  const user = (messages: number) =>
    floodUser(
      roomOf(() => ({}), 0, { hotUsers: [{ userId: 'u1', messages }] }),
      [],
    );

  it('is raised at twice the rate that flags a message, and held from that rate on', () => {
    expect(user(16)).toMatchObject([{ raises: true, finding: { subject: 'u1', grade: 'P3' } }]);
    expect(user(8)).toMatchObject([{ raises: false }]);
    expect(user(7)).toEqual([]);
    expect(user(60)).toMatchObject([{ finding: { grade: 'P2' } }]);
  });

  it('says whichever of speed and repetition is worse', () => {
    const fast = userFlood({ userId: 'u1', messages: 16, repeats: 5 });
    expect(fast.facts).toEqual({ messages: 16, seconds: 10, user: 'u1', repeated: true });
    const same = userFlood({ userId: 'u1', messages: 4, repeats: 6 });
    expect(same.facts).toEqual({ messages: 6, seconds: 30, user: 'u1', repeated: true });
  });
});
