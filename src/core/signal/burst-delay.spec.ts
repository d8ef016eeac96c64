import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryWindows } from '../../adapters/memory/memory-windows.js';
import type { Signal } from '../signal.js';
import type { Topic } from '../topic.js';
import { observedOf } from '../window/window.fixture.js';
import type { Observed } from '../window/window.js';
import { evaluateRoom } from './evaluate-room.js';

/** Within this of the last complaint that makes a burst one, ms. */
const LIMIT = 10_000;
const START = 1_700_000_000_000;
const SECOND = 1_000;

/** Ordinary chat, then complaints. */
interface Story {
  /** Messages a second. */
  readonly rate: number;
  /** How long the room was calm, s. */
  readonly calm: number;
  /** Where in a minute the room begins, ms: buckets end anywhere in the story. */
  readonly offset: number;
  /** ms before each complaint; each is somebody else's. */
  readonly gaps: readonly number[];
}

/** @param within ms in which the complaints of a story come */
const stories = (complaints: number, within = 50_000): fc.Arbitrary<Story> =>
  fc.record({
    rate: fc.oneof(fc.constantFrom(0.2, 1, 5, 25, 100, 500), fc.double({ min: 0.2, max: 60, noNaN: true })),
    calm: fc.integer({ min: 90, max: 400 }),
    offset: fc.nat(59_999),
    gaps: fc.array(fc.nat(Math.floor(within / complaints)), { minLength: complaints, maxLength: complaints }),
  });

/** What is said within a second comes as one line that counts for all. */
function chat({ rate, offset }: Story, until: number): Observed[] {
  const lines: Observed[] = [];
  const step = Math.max(SECOND, SECOND / rate);
  const count = Math.max(1, Math.round(rate));
  for (let at = START + offset; at < until; at += step) {
    const sentAt = Math.floor(at);
    lines.push(
      observedOf({ userId: `v${sentAt}`, text: `第${sentAt}句`, count, sentAt, receivedAt: sentAt }),
    );
  }
  return lines;
}

/** @returns ms from the last complaint to the signal; undefined when there was none within LIMIT */
async function delayOf(
  story: Story,
  told: (who: number, at: number) => Observed,
  isIt: (signal: Signal) => boolean,
): Promise<number | undefined> {
  const begin = START + story.offset + story.calm * SECOND;
  let at = begin;
  const complaints = story.gaps.map((gap, who) => told(who, (at += gap)));
  const observed = [...chat(story, at + LIMIT), ...complaints].sort(
    (a, b) => a.message.sentAt - b.message.sentAt,
  );
  const windows = new MemoryWindows();
  const waiting = observed.map((one, i) => ({ one, i }));
  let batch = 0;
  const arrive = async (now: number): Promise<void> => {
    const due = waiting.findIndex(({ one }) => one.message.sentAt > now);
    const arrived = waiting.splice(0, due === -1 ? waiting.length : due).map(({ one }) => one);
    if (arrived.length > 0) await windows.apply({ batchId: String(batch++), shard: 0, observed: arrived });
  };
  await arrive(begin);
  let open: readonly Signal[] = [];
  let made = 0;
  for (let now = Math.ceil(begin / SECOND) * SECOND; now <= at + LIMIT; now += SECOND) {
    await arrive(now);
    const changes = evaluateRoom(await windows.read('r1', now), open, now, () => String(made++));
    open = changes.filter(({ change }) => change !== 'cleared').map(({ signal }) => signal);
    const raised = changes.find(({ change, signal }) => change === 'raised' && isIt(signal));
    if (raised) return Math.max(0, now - at);
  }
  return undefined;
}

const complaint =
  (topic: Topic) =>
  (who: number, sentAt: number): Observed =>
    observedOf(
      { userId: `c${who}`, text: '真的不行了', sentAt, receivedAt: sentAt },
      { topics: [topic], sentiment: -1 },
    );

describe('a burst of complaints, whatever the room and whenever it begins', () => {
  it.each(['av_fault', 'shop_fault', 'trust'] as const)(
    '%s is found within 10 s of the fifth',
    async (topic) => {
      await fc.assert(
        fc.asyncProperty(stories(5), async (story) => {
          const delay = await delayOf(story, complaint(topic), (signal) => signal.topic === topic);
          expect(delay).toBeLessThanOrEqual(LIMIT);
        }),
        { numRuns: 25 },
      );
    },
  );

  it('is found where the source names no users, by its different texts', async () => {
    const anonymous = (who: number, sentAt: number): Observed =>
      observedOf(
        { userId: '', text: `没声音 ${'啊呀哦嗯诶'[who]}`, sentAt, receivedAt: sentAt },
        { topics: ['av_fault'] },
      );
    await fc.assert(
      fc.asyncProperty(stories(5), async (story) => {
        expect(await delayOf(story, anonymous, ({ kind }) => kind === 'spike.topic')).toBeLessThanOrEqual(
          LIMIT,
        );
      }),
      { numRuns: 15 },
    );
  });
});

describe('a turn of mood', () => {
  it('is found within 10 s of the twelfth who is displeased at once, in any room where twelve are many', async () => {
    const displeased = (who: number, sentAt: number): Observed =>
      observedOf({ userId: `d${who}`, text: `差评${who}`, sentAt, receivedAt: sentAt }, { sentiment: -1 });
    await fc.assert(
      fc.asyncProperty(stories(12, 15_000), async (story) => {
        const room = { ...story, rate: Math.min(5, story.rate) };
        const delay = await delayOf(room, displeased, ({ kind }) => kind === 'spike.negative');
        expect(delay).toBeLessThanOrEqual(LIMIT);
      }),
      { numRuns: 25 },
    );
  });
});
