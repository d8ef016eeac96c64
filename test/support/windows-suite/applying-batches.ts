import { expect, it } from '@jest/globals';
import { countPeople } from '../../../src/core/window/people.js';
import { floorTo, MINUTE } from '../../../src/core/window/widths.js';
import { names, NOW, observedOf } from '../../../src/core/window/window.fixture.js';
import type { AppliedBatch, Observed, RoomWindow } from '../../../src/core/window/window.js';
import { dice, shuffled } from '../dice.js';
import { anyObserved, batchOf, room, roomsOfShard, type Opened } from './suite-messages.js';

interface Counted {
  messages: number;
  mentions: number;
  negative: number;
  negativeMentions: number;
  faults: number;
}

/** Counts by bucket of that width, the plain way. */
function plainCounts(observed: readonly Observed[], roomId: string, width: number): Record<number, Counted> {
  const counts: Record<number, Counted> = {};
  for (const { message, analysis } of observed) {
    if (message.roomId !== roomId) continue;
    const zero = { messages: 0, mentions: 0, negative: 0, negativeMentions: 0, faults: 0 };
    const bucket = (counts[floorTo(message.sentAt, width)] ??= zero);
    const mention = message.kind === 'mention';
    bucket[mention ? 'mentions' : 'messages'] += message.count;
    if (analysis.sentiment < 0) bucket[mention ? 'negativeMentions' : 'negative'] += message.count;
    if (!mention && analysis.topics.includes('av_fault')) bucket.faults += message.count;
  }
  return counts;
}

function storedCounts(buckets: RoomWindow['minutes']): Record<number, Counted> {
  return Object.fromEntries(
    buckets.map(({ start, messages, mentions, negative, negativeMentions, topics }) => [
      start,
      { messages, mentions, negative, negativeMentions, faults: topics.av_fault ?? 0 },
    ]),
  );
}

function evidenceOf(applied: AppliedBatch): Record<string, unknown> {
  return Object.fromEntries(applied.evidence);
}

export function applyingBatches(opened: Opened): void {
  it('counts every message once, in whatever order, however often and by however many', async () => {
    const roll = dice(20_241_111);
    const batches = Array.from({ length: 60 }, (_, i) =>
      batchOf(
        `b${i}`,
        Array.from({ length: 1 + roll(80) }, () => anyObserved(roll)),
      ),
    );
    const twice = batches.filter((_, i) => i % 3 === 0);
    const work = shuffled([...batches, ...twice, ...twice], roll);
    const applied = await Promise.all(
      work.map(async (batch, i) => ({
        batch,
        answer: await (i % 2 ? opened.windows : opened.colleague).apply(batch),
      })),
    );

    const answers = new Map<string, unknown>();
    for (const { batch, answer } of applied) {
      const said = answers.get(batch.batchId) ?? evidenceOf(answer);
      answers.set(batch.batchId, said);
      expect(evidenceOf(answer)).toEqual(said);
    }
    expect([...answers.values()].some((said) => Object.keys(said as object).length > 0)).toBe(true);

    const observed = batches.flatMap((batch) => batch.observed);
    for (const roomId of roomsOfShard) {
      const window = await opened.windows.read(roomId, NOW);
      expect(storedCounts(window.minutes)).toEqual(plainCounts(observed, roomId, MINUTE));
      const since = floorTo(NOW - 5 * MINUTE, MINUTE);
      const recent = observed.filter(({ message }) => message.sentAt >= since);
      expect(storedCounts(window.recent)).toEqual(plainCounts(recent, roomId, 5_000));
      const complained = recent.filter(
        ({ message, analysis }) =>
          message.roomId === roomId && message.kind === 'danmaku' && analysis.topics.includes('trust'),
      );
      expect(countPeople(window.recent.map(({ people }) => people.trust ?? ''))).toBe(
        new Set(complained.map(({ message }) => message.userId)).size,
      );
    }
  });

  it('takes batches of thousands, and user names and texts of any kind', async () => {
    const odd = names('', 5_000).map((i) =>
      observedOf({ roomId: room, userId: `张"三\n:${i}`, text: `说法"${i}\n` }),
    );
    await opened.windows.apply(batchOf('large', odd));
    expect((await opened.windows.read(room, NOW)).recent).toMatchObject([{ messages: 5_000 }]);
  });
}
