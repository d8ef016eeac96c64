import { describe, expect, it } from '@jest/globals';
import type { Facts } from '../evidence.js';
import type { Signal } from '../signal.js';
import { fingerprint } from '../text/fingerprint.js';
import { viewText } from '../text/view-text.js';
import { smallestOf } from '../window/people.js';
import { shortHash } from '../window/short-hash.js';
import { MINUTE, SECOND } from '../window/widths.js';
import { names, NOBODY, NOW, roomOf } from '../window/window.fixture.js';
import type { Cluster, Crowd, Line, RoomWindow } from '../window/window.js';
import { windowEvidence } from './detector.js';
import { floodCoordinated } from './flood-coordinated.js';
import { floodUser, userFlood } from './flood-user.js';

function cluster(accounts: number, messages: number, given: Partial<Cluster> = {}): Cluster {
  return {
    fingerprint: `f${accounts}-${messages}`,
    text: '加微信领内部价',
    firstMessageId: 'm1',
    firstAt: NOW,
    tone: 'attacks',
    messages,
    accounts: smallestOf(names(`a${accounts}-${messages}-`, accounts).map(shortHash)),
    noticedAt: 0,
    ...given,
  };
}

/** One line for each text, from its own account. */
function linesOf(texts: readonly string[], given: Partial<Line> = {}): Line[] {
  return texts.map((text, i) => ({
    fingerprint: shortHash(text),
    text,
    messageId: `l${i}`,
    at: NOW - 30 * SECOND + i * SECOND,
    tone: 'speaks',
    messages: 1,
    accounts: shortHash(`n${i}`),
    ...given,
  }));
}

const hashesOf = (accounts: readonly string[]) => new Set(accounts.map(shortHash));

/** A room that has chatted for half an hour, in which 60 others write now. */
function lively(crowd: Partial<Crowd>, clusters: readonly Cluster[] = []): RoomWindow {
  return roomOf(() => ({ messages: 5 }), 30 * MINUTE, {
    clusters,
    crowd: { ...NOBODY, writers: 60 + (crowd.newcomers?.size ?? 0), ...crowd },
  });
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
    const [cheer] = clusters(cluster(400, 4_000, { tone: 'cheers', text: '主播加油' }));
    expect(cheer).toMatchObject({ finding: { grade: 'P3', evidence: [{ facts: { chant: true } }] } });
  });

  it('grades a crowd of accounts up and keeps the topic', () => {
    expect(clusters(cluster(400, 900, { topic: 'trust' }))).toMatchObject([
      { finding: { grade: 'P1', topic: 'trust', evidence: [{ topic: 'trust', facts: { messages: 900 } }] } },
    ]);
  });

  it('shows the five worst, attacks before cheering', () => {
    const cheers = Array.from({ length: 6 }, (_, i) => cluster(30, 1_000 + i, { tone: 'cheers' }));
    const found = clusters(...cheers, cluster(9, 30));
    expect(found).toHaveLength(5);
    expect(found[0]!.finding.subject).toBe('f9-30');
  });
});

describe('who floods', () => {
  const kind = 'flood.coordinated' as const;
  const innocent = cluster(12, 30, { text: '请主播讲讲昨天那件事', tone: 'cheers' });
  const chantOf = (window: RoomWindow) =>
    floodCoordinated(window, [])[0]!.finding.evidence[0]!.facts['chant'];
  const strangers = hashesOf(names('a12-30-', 12));

  it('is told by accounts that nobody knows, whatever they say', () => {
    expect(chantOf(lively({ newcomers: strangers }, [innocent]))).toBe(false);
    expect(chantOf(lively({}, [innocent]))).toBe(true);
  });

  it('is not told of cheers that many join who had only watched', () => {
    const cheer = cluster(30, 90, { text: '然然超可爱', tone: 'cheers' });
    const watchers = hashesOf(names('a30-90-', 21));
    expect(chantOf(lively({ newcomers: watchers }, [cheer]))).toBe(true);
    expect(chantOf(lively({ newcomers: watchers }, [{ ...cheer, text: '没声音了', tone: 'reports' }]))).toBe(
      true,
    );
    expect(chantOf(lively({ newcomers: watchers }, [{ ...cheer, text: '骗子退钱', tone: 'attacks' }]))).toBe(
      false,
    );
    const strangers = hashesOf(names('a30-90-', 30));
    expect(chantOf(lively({ newcomers: strangers }, [cheer]))).toBe(false);
  });

  it('is not told where everybody is new', () => {
    const all = new Set([...strangers, ...hashesOf(names('other', 50))]);
    expect(chantOf(lively({ newcomers: all, writers: 62 }, [innocent]))).toBe(true);
    const [opening] = floodCoordinated(
      roomOf(() => ({}), 0, { clusters: [innocent], crowd: { ...NOBODY, newcomers: strangers } }),
      [],
    );
    expect(opening!.finding.evidence[0]!.facts['chant']).toBe(true);
  });

  it('is not told of those who answer as they are asked to: who is new here, type 1', () => {
    const ones = { text: '扣1', tone: 'cheers', fingerprint: fingerprint(viewText('扣1')) } as const;
    const newcomers = hashesOf(names('a40-60-', 32));
    expect(chantOf(lively({ newcomers }, [cluster(40, 60, ones)]))).toBe(true);
    expect(chantOf(lively({ newcomers }, [cluster(40, 60, { ...ones, tone: 'attacks' })]))).toBe(false);
    for (const text of ['88520123', '８８５２０１２３']) {
      expect(chantOf(lively({ newcomers }, [cluster(40, 60, { ...ones, text })]))).toBe(false);
    }
  });

  it('is told of those who insult with one character and advertise besides', () => {
    const accounts = smallestOf(names('n', 20).map(shortHash));
    const insult = { text: '滚', fingerprint: fingerprint(viewText('滚')) } as const;
    const flood = [
      cluster(20, 30, { ...insult, tone: 'attacks', accounts }),
      cluster(20, 26, { text: '来这边更便宜的好货', tone: 'speaks', accounts, fingerprint: 'b' }),
      cluster(20, 25, { text: '那家店今天打五折', tone: 'speaks', accounts, fingerprint: 'c' }),
    ];
    expect(chantOf(lively({ newcomers: hashesOf(names('n', 20)) }, flood))).toBe(false);
  });

  it('is not told where many come back at once, each with a few words of his own', () => {
    const said = ['上次买的很满意', '预售什么时候发货', '颜值好高啊', '恢复了没有'].map((text, i) =>
      cluster(20, 20 + i, { text, tone: 'cheers' }),
    );
    const back = hashesOf(said.flatMap((_, i) => names(`a20-${20 + i}-`, 20)));
    const returning = lively({ newcomers: back, writers: 80 }, said);
    expect(floodCoordinated(returning, []).map(({ finding }) => finding.grade)).toEqual(said.map(() => 'P3'));
    // The room's people speak on beside these.
    const beside = lively({ newcomers: back, writers: 180 }, said);
    const { recent } = roomOf((ago) => ({ messages: ago < MINUTE ? 20 : 5 }), 30 * MINUTE);
    expect(floodCoordinated({ ...beside, recent }, [])[0]!.finding.grade).toBe('P1');
  });

  it('is not told just after nobody listened for minutes', () => {
    const missed = (minutes: number) => [{ from: NOW - (minutes + 1) * MINUTE, to: NOW - MINUTE }];
    const room = lively({ newcomers: strangers }, [innocent]);
    expect(chantOf({ ...room, unwatched: missed(5) })).toBe(true);
    expect(chantOf({ ...room, unwatched: missed(1) })).toBe(false);
    const [told] = floodCoordinated({ ...room, unwatched: missed(5) }, []);
    expect(told!.finding.evidence[0]!.facts).toMatchObject({ newShare: 1, roomIsNew: true });
  });

  it('leaves regulars their jokes and outcries, but no copied accusation', () => {
    expect(chantOf(lively({}, [cluster(12, 30, { text: '退钱退钱' })]))).toBe(true);
    expect(chantOf(lively({}, [cluster(12, 30, { text: '卖假货的主播快把钱退给我们' })]))).toBe(false);
  });

  it('takes a text for the room’s own that it had before', () => {
    const own = { text: '卖假货的主播快把钱退给我们', noticedAt: NOW - 20 * MINUTE };
    expect(chantOf(lively({}, [cluster(12, 30, own)]))).toBe(true);
  });

  it('does not forget an attack when its accounts are new no longer', () => {
    const [attack] = floodCoordinated(lively({ newcomers: strangers }, [innocent]), []);
    const open = { ...attack!.finding, kind, id: 's1', roomId: 'r1', raisedAt: NOW, seenAt: NOW };
    expect(floodCoordinated(lively({}, [innocent]), [open])[0]!.finding).toMatchObject({ grade: 'P2' });
  });
});

describe('texts of one flood', () => {
  const newcomers = hashesOf(names('n', 40));
  const found = (texts: readonly string[]) =>
    floodCoordinated(lively({ newcomers, lines: linesOf(texts) }), []);

  it('are found together when each is changed a little', () => {
    const text = '这款面霜用完脸上起了疹子';
    const changed = Array.from({ length: 26 }, (_, i) => {
      const at = i % text.length;
      return `${text.slice(0, at)}啊${i % 3 ? '哦' : '嗯'}${text.slice(at + 1)}`;
    });
    const facts = { messages: 26, newShare: 1, firstId: 'l0', chant: false };
    expect(found(changed)).toMatchObject([{ raises: true, finding: { evidence: [{ facts }] } }]);
  });

  it('are found together when two are cut and joined', () => {
    const [one, other] = ['这款面霜用完脸上起了疹子', '客服电话打了三天没有人接'];
    const joined = Array.from({ length: 28 }, (_, i) => {
      const cut = 2 + (i % 9);
      return i % 2 ? one.slice(0, cut) + other.slice(cut) : other.slice(0, cut) + one.slice(cut);
    });
    expect(found(joined)).toMatchObject([{ raises: true, finding: { grade: 'P2' } }]);
  });

  it('are found together when strangers share two out among themselves', () => {
    const shared = Array.from({ length: 26 }, (_, i) =>
      i % 2 ? '这款面霜用完脸上起了疹子' : '换一家店看看吧',
    );
    expect(found(shared)).toMatchObject([
      { raises: true, finding: { evidence: [{ facts: { messages: 26 } }] } },
    ]);
  });

  it('keep the name of their flood when another of them becomes the most frequent', () => {
    const [one, other] = ['这款面霜用完脸上起了疹子', '换一家店看看吧'];
    const shared = (every: number) =>
      lively({ newcomers, lines: linesOf(Array.from({ length: 30 }, (_, i) => (i % every ? other : one))) });
    const [before] = floodCoordinated(shared(2), []);
    const { kind, subject, grade, evidence } = before!.finding;
    const open: Signal = {
      ...{ id: 's1', roomId: 'r1', kind, subject, grade, evidence },
      ...{ raisedAt: NOW, seenAt: NOW },
    };
    const [after, ...more] = floodCoordinated(shared(5), [open]);
    expect(after!.finding.evidence[0]!.facts['text']).not.toBe(evidence[0]!.facts['text']);
    expect(after!.finding.subject).toBe(subject);
    expect(more).toEqual([]);
  });

  it('are not what strangers say each for himself', () => {
    const said = names('', 30).map((i) => `${shortHash(i)}${shortHash(`${i}x`)}`);
    expect(found(said)).toEqual([]);
  });
});

describe('the first message of a flood', () => {
  const cheers = cluster(30, 60, { text: '小雨冲呀', tone: 'cheers', firstAt: NOW - 10 * SECOND });
  const people = names('a30-60-', 30).map(shortHash);
  const room = (lines: readonly Line[]) =>
    lively({ newcomers: new Set(people), writers: 50, lines }, [cheers]);
  const factsOf = (window: RoomWindow, open: readonly Signal[] = []) =>
    floodCoordinated(window, open)[0]!.finding.evidence[0]!.facts;
  const opened = (facts: Facts): Signal => ({
    ...{ id: 's1', roomId: 'r1', kind: 'flood.coordinated', subject: cheers.fingerprint, grade: 'P3' },
    evidence: [windowEvidence('flood.coordinated', 1, facts)],
    ...{ raisedAt: NOW - MINUTE, seenAt: NOW - SECOND },
  });

  it('is none that some of its people sent among others', () => {
    const before = linesOf(names('', 5).map(() => '尺码偏大吗')).map((line, i) => ({
      ...line,
      accounts: i < 3 ? people[i]! : line.accounts,
    }));
    expect(factsOf(room(before))).toMatchObject({ firstId: 'm1', firstText: '小雨冲呀', messages: 60 });
  });

  it('is none that all of its people sent a few times', () => {
    const before = linesOf(names('', 6).map(() => '尺码偏大吗')).map((line, i) => ({
      ...line,
      accounts: people[i]!,
    }));
    expect(factsOf(room(before))).toMatchObject({ firstId: 'm1', firstText: '小雨冲呀' });
  });

  it('remains the first, however long it lasts', () => {
    const first = { firstId: 'm0', firstText: '小雨冲呀冲呀' };
    expect(factsOf(room([]), [opened({ chant: false, text: '小雨冲呀', ...first })])).toMatchObject(first);
  });

  it('is that of the attack where people chanted before', () => {
    const chanted = opened({ chant: true, text: '小雨冲呀', firstId: 'm0', firstText: '小雨冲呀' });
    expect(factsOf(room([]), [chanted])).toMatchObject({ chant: false, firstId: 'm1' });
  });
});

describe('flood.user', () => {
  const user = (messages: number) =>
    floodUser(
      roomOf(() => ({}), 0, { hotUsers: [{ account: 'u1', messages }] }),
      [],
    );

  it('is raised at twice the rate that flags a message, and held from that rate on', () => {
    expect(user(16)).toMatchObject([{ raises: true, finding: { subject: 'u1', grade: 'P3' } }]);
    expect(user(8)).toMatchObject([{ raises: false }]);
    expect(user(7)).toEqual([]);
    expect(user(60)).toMatchObject([{ finding: { grade: 'P2' } }]);
  });

  it.each([9, 5])('is raised at a slower pace by who alone says one thing all the time: %d', (messages) => {
    const repeating = (account: string) =>
      roomOf(() => ({}), 0, {
        hotUsers: [{ account: 'u1', messages }],
        clusters: [cluster(1, 8, { accounts: smallestOf([shortHash(account)]) })],
      });
    expect(floodUser(repeating('u1'), [])).toMatchObject([{ raises: true, finding: { grade: 'P3' } }]);
    expect(floodUser(repeating('u2'), []).filter(({ raises }) => raises)).toEqual([]);
  });

  it('says whichever of speed and repetition is worse', () => {
    const fast = userFlood({ account: 'u1', messages: 16, repeats: 5 });
    expect(fast.facts).toEqual({ messages: 16, seconds: 10, user: 'u1', repeated: true });
    const same = userFlood({ account: 'u1', messages: 4, repeats: 6 });
    expect(same.facts).toEqual({ messages: 6, seconds: 30, user: 'u1', repeated: true });
  });
});
