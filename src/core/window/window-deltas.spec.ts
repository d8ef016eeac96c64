import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Sentiment } from '../topic.js';
import { fingerprint } from '../text/fingerprint.js';
import { viewText } from '../text/view-text.js';
import { COLUMN } from './counters.js';
import { TEXT_NUMBERS } from './flood-deltas.js';
import { countPeople } from './people.js';
import type { RoomDelta } from './room-delta.js';
import { shortHash } from './short-hash.js';
import { windowDeltas } from './window-deltas.js';
import { keywordOf, NOW, names, observedOf } from './window.fixture.js';
import type { Observed } from './window.js';
import { FLOOD_BUCKET, floorTo, SECOND } from './widths.js';

function deltasOf(observed: readonly Observed[]): RoomDelta[] {
  return windowDeltas({ batchId: 'b1', shard: 0, observed });
}

function onlyDelta(observed: readonly Observed[]): RoomDelta {
  const [delta, ...others] = deltasOf(observed);
  expect(others).toEqual([]);
  return delta!;
}

const anyObserved: fc.Arbitrary<Observed> = fc
  .record({
    kind: fc.constantFrom('danmaku' as const, 'mention' as const),
    roomId: fc.constantFrom('r1', 'r2'),
    user: fc.nat(9),
    text: fc.constantFrom('卡死了', '好看', '多少钱', '666'),
    count: fc.integer({ min: 1, max: 5 }),
    ago: fc.nat(40_000),
    sentiment: fc.constantFrom<Sentiment>(-1, 0, 1),
    fault: fc.boolean(),
  })
  .map(({ user, ago, sentiment, fault, ...message }) =>
    observedOf(
      { ...message, userId: `u${user}`, sentAt: NOW - ago },
      { sentiment, topics: fault ? ['av_fault'] : [], evidence: fault ? [keywordOf('卡')] : [] },
    ),
  );

/** A delta without what names single messages, and in an order of its own. */
function summaryOf({ roomId, counters, subjects, keywords, users, texts }: RoomDelta) {
  const sorted = (items: readonly object[]) => items.map((item) => JSON.stringify(item)).sort();
  return {
    roomId,
    counters: [...counters].sort(([a], [b]) => a - b),
    subjects: sorted(subjects),
    keywords: sorted(keywords),
    users: sorted(users.map(({ start, user, messages, textSum }) => ({ start, user, messages, textSum }))),
    texts: sorted(
      texts.map(({ start, fingerprint, messages, accounts }) => ({ start, fingerprint, messages, accounts })),
    ),
  };
}

describe('windowDeltas', () => {
  it('adds up to what a plain count gives', () => {
    fc.assert(
      fc.property(fc.array(anyObserved, { maxLength: 60 }), (observed) => {
        const deltas = deltasOf(observed);
        const counted = (column: number) =>
          deltas
            .flatMap(({ counters }) => [...counters.values()])
            .reduce((total, row) => total + row[column]!, 0);
        const plain = (keep: (one: Observed) => boolean) =>
          observed.filter(keep).reduce((total, { message }) => total + message.count, 0);
        const danmaku = ({ message }: Observed) => message.kind === 'danmaku';
        expect(counted(COLUMN.messages)).toBe(plain(danmaku));
        expect(counted(COLUMN.mentions)).toBe(plain((one) => !danmaku(one)));
        expect(counted(COLUMN.negative)).toBe(plain((one) => danmaku(one) && one.analysis.sentiment < 0));
        expect(counted(COLUMN.av_fault)).toBe(plain((one) => danmaku(one) && one.analysis.topics.length > 0));
        const hits = deltas.flatMap(({ keywords }) => keywords).reduce((total, one) => total + one.hits, 0);
        expect(hits).toBe(counted(COLUMN.av_fault));
      }),
    );
  });

  it('does not depend on the order of the messages', () => {
    fc.assert(
      fc.property(fc.array(anyObserved, { maxLength: 40 }), (observed) => {
        const byRoom = (list: readonly Observed[]) =>
          deltasOf(list)
            .map(summaryOf)
            .sort((a, b) => a.roomId.localeCompare(b.roomId));
        expect(byRoom([...observed].reverse())).toEqual(byRoom(observed));
      }),
    );
  });

  it('weighs merged repeats in counts, but not against a user', () => {
    const delta = onlyDelta([observedOf({ count: 40 })]);
    expect(delta.texts[0]).toMatchObject({ messages: 40 });
    expect(delta.users[0]).toMatchObject({ messages: 1 });
  });

  it('sums text numbers so that equal texts can be told', () => {
    const same = onlyDelta(names('m', 5).map((id) => observedOf({ id, text: '退钱' })));
    const [user] = same.users;
    expect(user!.textSum).toBe(5 * user!.textNumber);
    expect(user!.textNumber).toBeLessThan(TEXT_NUMBERS);
    const [other] = onlyDelta([observedOf({ text: '退钱' }), observedOf({ text: '发货' })]).users;
    expect(other!.textSum).not.toBe(2 * other!.textNumber);
  });

  it('tells people apart by what they write where the source gives no user', () => {
    const said = (text: string) => observedOf({ userId: '', text }, { topics: ['av_fault'] });
    const delta = onlyDelta([said('卡了'), said('卡了'), said('没声音')]);
    expect(delta.subjects).toHaveLength(1);
    expect(countPeople([delta.subjects[0]!.people])).toBe(2);
    expect(delta.users).toEqual([]);
  });

  it('takes one text for a few people as time goes by, where the source gives no user', () => {
    const said = (second: number) =>
      observedOf({ userId: '', text: '没声音了', sentAt: NOW + second * SECOND }, { topics: ['av_fault'] });
    const delta = onlyDelta(Array.from({ length: 60 }, (_, second) => said(second)));
    const people = countPeople(delta.subjects.map((subject) => subject.people));
    expect(people).toBeGreaterThanOrEqual(3);
    expect(people).toBeLessThanOrEqual(4);
  });

  it('takes a name for the account where there is no id, and nobody’s id for none', () => {
    const said = (userId: string, userName?: string) =>
      observedOf({ userId, ...(userName && { userName }) }, { topics: ['av_fault'] });
    const { users, texts } = onlyDelta([said('', '小周'), said('0', '小吴'), said('0', '张***'), said('0')]);
    expect(users.map(({ account }) => account)).toEqual(['小周', '小吴']);
    expect(texts.map(({ messages, accounts }) => [messages, countPeople([accounts])])).toEqual([[4, 3]]);
  });

  it('lists the oldest bucket first, whatever came first', () => {
    const said = (fingerprint: string, ago: number) =>
      observedOf({ sentAt: NOW - ago * FLOOD_BUCKET }, { fingerprint });
    const { users, texts } = onlyDelta([said('a', 0), said('b', 0), said('a', 2), said('b', 1)]);
    const buckets = [users, texts].map((list) =>
      list.map(({ start }) => (floorTo(NOW, FLOOD_BUCKET) - start) / FLOOD_BUCKET),
    );
    expect(buckets).toEqual([
      [2, 1, 0],
      [2, 1, 0, 0],
    ]);
  });

  it('takes 66 and 666 for one text, but for no repeat of one', () => {
    const said = (userId: string, text: string) =>
      observedOf({ userId, text }, { fingerprint: fingerprint(viewText(text)) });
    const { users, texts } = onlyDelta([said('a', '66'), said('a', '666'), said('b', '666'), said('', '6')]);
    expect(texts.map(({ messages, accounts }) => [messages, countPeople([accounts])])).toEqual([[4, 2]]);
    expect(users.map(({ text }) => text)).toEqual([texts[0]!.fingerprint, texts[0]!.fingerprint]);
    const [twice, once] = users;
    expect(once!.textSum).toBe(once!.textNumber);
    expect(twice!.textSum).not.toBe(2 * twice!.textNumber);
  });

  it('counts each keyword of a message once, at most eight of them, none on probation', () => {
    const evidence = [
      ...names('词', 20).map(keywordOf),
      keywordOf('词0'),
      { ...keywordOf('试'), shadow: true as const },
    ];
    const delta = onlyDelta([observedOf({}, { evidence })]);
    expect(delta.keywords).toHaveLength(8);
    expect(delta.keywords[0]).toMatchObject({
      word: '词0',
      topic: 'trust',
      hits: 1,
      people: shortHash('u1'),
    });
  });

  it('counts no keyword that is only asked about', () => {
    const asked = observedOf({ text: '是假货吗?' }, { evidence: [{ ...keywordOf('假货'), asked: true }] });
    expect(onlyDelta([asked]).keywords).toEqual([]);
    const said = observedOf({ text: '是假货' }, { evidence: [keywordOf('假货')] });
    expect(onlyDelta([asked, said]).keywords).toMatchObject([{ word: '假货', hits: 1 }]);
  });

  it('takes nobody who laughs for one who complains', () => {
    const complaint = { topics: ['av_fault'] as const, sentiment: -1 as const };
    const { subjects, counters } = onlyDelta([
      observedOf({ userId: 'a', text: '卡住了' }, complaint),
      observedOf({ userId: 'b', text: '卡住了哈哈哈' }, complaint),
    ]);
    expect(subjects.map(({ subject, people }) => [subject, countPeople([people])])).toEqual([
      ['av_fault', 1],
      ['negative', 1],
    ]);
    const [row] = [...counters.values()];
    expect([row![COLUMN.messages], row![COLUMN.av_fault], row![COLUMN.negative]]).toEqual([2, 1, 1]);
  });

  it('counts who tells what of a fault, each once a voice', () => {
    const fault = [{ stance: 'hit', who: ['android'], what: 'sound' }] as const;
    const { voices } = onlyDelta(['a', 'b', 'a'].map((userId) => observedOf({ userId }, { fault })));
    expect(voices.map(({ voice, people }) => [voice, countPeople([people])])).toEqual([
      ['hit:android', 2],
      ['hit:sound', 2],
    ]);
  });

  it('gives nothing for nothing', () => {
    expect(deltasOf([])).toEqual([]);
  });
});
