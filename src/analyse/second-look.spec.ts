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
import { PAUSE_MS, SECOND_READER_MOST, SecondLook } from './second-look.js';

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
      { deadlineMs, onOutage: (error) => outages.push(error) },
    );
  };

  const lookWithin = (deadlineMs: number): SecondLook =>
    lookWith(new HttpSecondReader(server.url, deadlineMs), deadlineMs);

  it('has doubtful messages read again, a text once, and leaves all others as they are', async () => {
    server.answer = negative;
    const observed = [said('好看'), ...doubted('又来了', '还行吧', '又来了')];
    const again = await lookWithin(PATIENT_MS).lookAgain(observed);
    expect(server.asked).toEqual([['又来了', '还行吧']]);
    expect(again[0]).toBe(observed[0]);
    expect(again.map(({ message }) => message)).toEqual(observed.map(({ message }) => message));
    expect(again.map(({ analysis }) => analysis.sentiment)).toEqual([0, -1, -1, -1]);
    expect(observed.map(({ analysis }) => analysis.sentiment)).toEqual([0, 0, 0, 0]);
    expect(ends).toEqual(['answered']);
  });

  it('asks nothing when nothing is doubtful', async () => {
    const observed = [said('好看')];
    expect(await lookWithin(PATIENT_MS).lookAgain(observed)).toBe(observed);
    expect(server.asked).toEqual([]);
    expect(ends).toEqual([]);
  });

  it('asks about so many texts at most, and about no more of a text than detectors read', async () => {
    server.answer = negative;
    const texts = Array.from({ length: SECOND_READER_MOST + 5 }, (_, i) => `${i}${'啊'.repeat(3_000)}`);
    const again = await lookWithin(PATIENT_MS).lookAgain(doubted(...texts));
    expect(server.asked[0]).toEqual(texts.slice(0, SECOND_READER_MOST).map((text) => text.slice(0, 2_000)));
    expect(again.filter(({ analysis }) => analysis.sentiment === -1)).toHaveLength(SECOND_READER_MOST);
  });

  it('leaves as it was what the reader has nothing to say of', async () => {
    server.answer = saying((text) => (text === '还行吧' ? null : { sentiment: -1 }));
    const observed = doubted('还行吧', '又来了');
    const again = await lookWithin(PATIENT_MS).lookAgain(observed);
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
      for (let i = 0; i < 5; i++) expect(await look.lookAgain(observed)).toBe(observed);
      expect(ends).toEqual([end, end, end, 'unasked', 'unasked']);
      expect(questions).toBe(3);

      now += PAUSE_MS; // Tried once, and left alone again.
      for (let i = 0; i < 3; i++) expect(await look.lookAgain(observed)).toBe(observed);
      expect(questions).toBe(4);
      expect(outages).toHaveLength(1);
    },
  );

  it('trusts a reader again that has answered', async () => {
    const look = lookWithin(PATIENT_MS);
    const answers = [broken, broken, negative, broken, broken, broken, negative];
    for (const answer of answers) {
      server.answer = answer;
      await look.lookAgain(doubted('又来了'));
    }
    expect(ends).toEqual(['failed', 'failed', 'answered', 'failed', 'failed', 'failed', 'unasked']);
    now += PAUSE_MS;
    const [again] = await look.lookAgain(doubted('又来了'));
    expect(again!.analysis.sentiment).toBe(-1);
  });

  it('lets a batch go on unasked while two others are being read', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const bothAsked = new Promise<void>((resolve) => {
      server.answer = async (texts): Promise<Reply> => {
        if (server.asked.length === 2) resolve();
        await released;
        return await negative(texts);
      };
    });
    const look = lookWithin(PATIENT_MS);
    const both = [look.lookAgain(doubted('又来了')), look.lookAgain(doubted('还行吧'))];
    await bothAsked;
    const third = doubted('就这样');
    expect(await look.lookAgain(third)).toBe(third);
    release();
    for (const [one] of await Promise.all(both)) expect(one!.analysis.sentiment).toBe(-1);
    expect(ends).toEqual(['unasked', 'answered', 'answered']);
    expect(server.asked).toHaveLength(2);
  });

  it('asks no more of a reader that never gives up by itself', async () => {
    const look = lookWith({ read: async () => await new Promise<never>(() => undefined) }, SHORT_MS);
    for (let i = 0; i < 4; i++) await look.lookAgain(doubted('又来了'));
    expect(ends).toEqual(['late', 'late', 'unasked', 'unasked']);
    expect(questions).toBe(2);
  });
});
