import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpSecondReader } from '../adapters/second-reader/http-second-reader.js';
import {
  broken,
  NEVER,
  type Reply,
  saying,
  SecondReaderServer,
} from '../adapters/second-reader/second-reader-server.fixture.js';
import type { Observed } from '../core/window/window.js';
import { observedOf } from '../core/window/window.fixture.js';
import type { SecondReader } from '../ports.js';
import { SecondLook } from './second-look.js';
import { PAUSE_MS, SECOND_READER_MOST } from './shared-questions.js';

/** Longer than any answer takes that comes at all. */
const PATIENT_MS = 10_000;
const SHORT_MS = 20;

const said = (text: string, doubtful?: true): Observed =>
  observedOf({ text }, { abuse: 0, ad: 0, ...(doubtful && { doubtful }) });
const doubted = (...texts: string[]): Observed[] => texts.map((text) => said(text, true));
const negative = saying(() => ({ sentiment: -1, sentimentScore: -0.9, topics: ['av_fault'] }));

describe('SecondLook', () => {
  let server: SecondReaderServer;
  let now = 0;
  let ends: string[] = [];
  let outages: unknown[] = [];
  let questions = 0;

  beforeEach(async () => {
    server = await SecondReaderServer.start();
    [now, ends, outages, questions] = [1_000, [], [], 0];
  });
  afterEach(async () => await server.close());

  const lookWith = (reader: SecondReader, deadlineMs: number): SecondLook => {
    const counted: SecondReader = {
      read: async (texts) => {
        questions++;
        return await reader.read(texts);
      },
    };
    return new SecondLook(
      counted,
      { now: () => now },
      { lookedAgain: (end) => ends.push(end) },
      { deadlineMs, batchesAShard: 3, onOutage: (error) => outages.push(error) },
    );
  };

  const lookWithin = (deadlineMs: number): SecondLook =>
    lookWith(new HttpSecondReader(server.url, deadlineMs), deadlineMs);

  it('has doubtful messages read again, a text once, and leaves all others as they are', async () => {
    server.answer = negative;
    const observed = [said('好看'), ...doubted('又来了', '还行吧', '又来了')];
    const again = await lookWithin(PATIENT_MS).lookAgain(0, observed);
    expect(server.asked).toEqual([['又来了', '还行吧']]);
    expect(again[0]).toBe(observed[0]);
    expect(again.map(({ message }) => message)).toEqual(observed.map(({ message }) => message));
    expect(again.map(({ analysis }) => analysis.sentiment)).toEqual([0, -1, -1, -1]);
    expect(observed.map(({ analysis }) => analysis.sentiment)).toEqual([0, 0, 0, 0]);
    expect(ends).toEqual(['answered']);
  });

  it('asks nothing when nothing is doubtful', async () => {
    const observed = [said('好看')];
    expect(await lookWithin(PATIENT_MS).lookAgain(0, observed)).toBe(observed);
    expect(server.asked).toEqual([]);
    expect(ends).toEqual([]);
  });

  it('asks about so many texts at most, and about no more of a text than detectors read', async () => {
    server.answer = negative;
    const texts = Array.from({ length: SECOND_READER_MOST + 5 }, (_, i) => `${i}${'啊'.repeat(3_000)}`);
    const again = await lookWithin(PATIENT_MS).lookAgain(0, doubted(...texts));
    expect(server.asked[0]).toEqual(texts.slice(0, SECOND_READER_MOST).map((text) => text.slice(0, 2_000)));
    expect(again.filter(({ analysis }) => analysis.sentiment === -1)).toHaveLength(SECOND_READER_MOST);
  });

  it('leaves as it was what the reader has nothing to say of', async () => {
    server.answer = saying((text) => (text === '还行吧' ? null : { sentiment: -1 }));
    const observed = doubted('还行吧', '又来了');
    const again = await lookWithin(PATIENT_MS).lookAgain(0, observed);
    expect(again[0]).toBe(observed[0]);
    expect(again[1]!.analysis.sentiment).toBe(-1);
  });

  it.each([
    ['never answers', SHORT_MS, NEVER, 'late'],
    ['fails', PATIENT_MS, broken, 'failed'],
    ['answers something else', PATIENT_MS, () => ({ body: '{"readings":"?"}' }), 'failed'],
  ] as const)(
    'goes on with a batch as it was when the reader %s, and asks it no more for a while',
    async (_, deadlineMs, answer, end) => {
      server.answer = answer;
      const look = lookWithin(deadlineMs);
      const observed = doubted('又来了');
      for (let i = 0; i < 5; i++) expect(await look.lookAgain(0, observed)).toBe(observed);
      expect(ends).toEqual([end, end, end, 'unasked', 'unasked']);
      expect(questions).toBe(3);

      now += PAUSE_MS; // Tried once, and left alone again.
      for (let i = 0; i < 3; i++) expect(await look.lookAgain(0, observed)).toBe(observed);
      expect(questions).toBe(4);
      expect(outages).toHaveLength(1);
    },
  );

  it('trusts a reader again that has answered', async () => {
    const look = lookWithin(PATIENT_MS);
    const answers = [broken, broken, negative, broken, broken, broken, negative];
    for (const answer of answers) {
      server.answer = answer;
      await look.lookAgain(0, doubted('又来了'));
    }
    expect(ends).toEqual(['failed', 'failed', 'answered', 'failed', 'failed', 'failed', 'unasked']);
    now += PAUSE_MS;
    const [again] = await look.lookAgain(0, doubted('又来了'));
    expect(again!.analysis.sentiment).toBe(-1);
  });

  /** Answers `negative`, each question only once it is released. */
  const holdingBack = () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const bothAsked = new Promise<void>((resolve) => {
      server.answer = async (texts): Promise<Reply> => {
        if (server.asked.length === 2) resolve();
        await released;
        return await negative(texts);
      };
    });
    return { bothAsked, release };
  };

  it('asks for every shard: who comes while two questions are under way shares the next', async () => {
    const { bothAsked, release } = holdingBack();
    const look = lookWithin(PATIENT_MS);
    const asking = [look.lookAgain(0, doubted('又来了')), look.lookAgain(1, doubted('还行吧'))];
    await bothAsked;
    asking.push(look.lookAgain(2, doubted('就这样', '又是你')), look.lookAgain(3, doubted('又是你', '嗯')));
    release();
    for (const again of await Promise.all(asking)) {
      for (const { analysis } of again) expect(analysis.sentiment).toBe(-1);
    }
    expect(ends).toEqual(Array(4).fill('answered'));
    expect(server.asked.slice(2)).toEqual([['就这样', '又是你', '嗯']]);
  });

  it('puts no more into a question than a reader takes', async () => {
    const { bothAsked, release } = holdingBack();
    const look = lookWithin(PATIENT_MS);
    const asking = [look.lookAgain(0, doubted('又来了')), look.lookAgain(0, doubted('还行吧'))];
    await bothAsked;
    const many = Array.from({ length: SECOND_READER_MOST }, (_, i) => `第${i}个`);
    asking.push(look.lookAgain(1, doubted(...many)), look.lookAgain(2, doubted('就这样')));
    release();
    await Promise.all(asking);
    expect(server.asked.slice(2)).toEqual([many, ['就这样']]);
    expect(ends).toEqual(Array(4).fill('answered'));
  });

  it('lets no shard stand still: the fourth batch of one goes on, one of another waits', async () => {
    const { bothAsked, release } = holdingBack();
    const look = lookWithin(PATIENT_MS);
    const asking = [look.lookAgain(0, doubted('一')), look.lookAgain(0, doubted('二'))];
    await bothAsked;
    asking.push(look.lookAgain(0, doubted('三')));
    const fourth = doubted('四');
    expect(await look.lookAgain(0, fourth)).toBe(fourth);
    asking.push(look.lookAgain(1, doubted('五')));
    release();
    await Promise.all(asking);
    expect(ends).toEqual(['unasked', ...Array<string>(4).fill('answered')]);
    expect(await look.lookAgain(0, doubted('六'))).toMatchObject([{ analysis: { sentiment: -1 } }]);
  });

  it('waits for the deadline at most, whether or not it comes to ask', async () => {
    const look = lookWith({ read: async () => await new Promise<never>(() => undefined) }, SHORT_MS);
    const observed = doubted('又来了');
    const batches = await Promise.all(
      [0, 1, 2, 3].map(async (shard) => await look.lookAgain(shard, observed)),
    );
    for (const again of batches) expect(again).toBe(observed);
    expect(ends).toEqual(['late', 'late', 'unasked', 'unasked']);
    expect(questions).toBe(2);
  });

  it('keeps nobody waiting for a reader that is left alone from then on', async () => {
    const refusals: (() => void)[] = [];
    const read = async () =>
      await new Promise<never>((_, reject) => refusals.push(() => reject(new Error('broken'))));
    const look = lookWith({ read }, PATIENT_MS);
    const ask = async (shard: number) => await look.lookAgain(shard, doubted(`第${shard}个`));
    const firstTwo = [ask(0), ask(1)];
    for (const refuse of refusals) refuse();
    await Promise.all(firstTwo);

    const nextTwo = [ask(2), ask(3)];
    const waiting = ask(4);
    refusals[2]!();
    await waiting;
    expect(ends).toEqual(['failed', 'failed', 'failed', 'unasked']);
    refusals[3]!();
    await Promise.all(nextTwo);
    expect(questions).toBe(4);
    expect(outages).toHaveLength(1);
  });

  it('asks no more of a reader that never gives up by itself', async () => {
    const look = lookWith({ read: async () => await new Promise<never>(() => undefined) }, SHORT_MS);
    for (let i = 0; i < 4; i++) await look.lookAgain(0, doubted('又来了'));
    expect(ends).toEqual(['late', 'late', 'unasked', 'unasked']);
    expect(questions).toBe(2);
  });
});
