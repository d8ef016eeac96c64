import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpSecondReader, SecondReaderError } from './http-second-reader.js';
import { NEVER, type Answerer, SecondReaderServer, saying } from './second-reader-server.fixture.js';

const SECRET = '画面一卡一卡的';
/** Longer than any answer takes that comes at all. */
const PATIENT_MS = 10_000;

const body = (value: unknown): Answerer => {
  return () => ({ body: typeof value === 'string' ? value : JSON.stringify(value) });
};

describe('HttpSecondReader', () => {
  let server: SecondReaderServer;
  beforeEach(async () => {
    server = await SecondReaderServer.start();
  });
  afterEach(async () => await server.close());

  const read = async (texts: readonly string[], timeoutMs = PATIENT_MS) =>
    await new HttpSecondReader(server.url, timeoutMs).read(texts);

  it('asks once for all texts and gives the readings in their order, named after the model', async () => {
    server.answer = saying((text) =>
      text === '哦' ? null : { sentiment: -1, topics: ['av_fault'], ad: 0.1 },
    );
    const reading = { model: 'big-1', sentiment: -1, topics: ['av_fault'], ad: 0.1 };
    expect(await read(['卡', '哦', '又卡'])).toEqual([reading, undefined, reading]);
    expect(server.asked).toEqual([['卡', '哦', '又卡']]);
  });

  it.each<[string, Answerer]>([
    ['status 500', () => ({ status: 500, body: SECRET })],
    ['UND_ERR|TypeError', () => ({ status: 302, headers: { location: '/elsewhere' }, body: '' })],
    ['no JSON', body(SECRET)],
    ['more than 1000000 bytes', body(`"${SECRET.repeat(60_000)}"`)],
    ['shape: top', body([SECRET])],
    ['shape: model', body({ model: 'a\nb', readings: [null] })],
    ['shape: readings.0.topics.0', body({ model: 'm', readings: [{ topics: [SECRET] }] })],
    ['shape: readings.0.sentiment', body({ model: 'm', readings: [{ sentiment: 2 }] })],
    ['shape: readings.0.ad', body({ model: 'm', readings: [{ ad: 1.2 }] })],
    ['2 readings for 1 texts', body({ model: 'm', readings: [null, null] })],
  ])('refuses an answer: %s', async (why, answer) => {
    server.answer = answer;
    const failure: unknown = await read([SECRET]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SecondReaderError);
    expect((failure as Error).message).toMatch(new RegExp(why));
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain(SECRET);
    expect(server.asked).toHaveLength(1);
  });

  it('gives up when no answer comes', async () => {
    server.answer = NEVER;
    await expect(read([SECRET], 10)).rejects.toThrow(/TimeoutError/);
  });

  it('says that nobody is there', async () => {
    const reader = new HttpSecondReader(server.url, PATIENT_MS);
    await server.close();
    await expect(reader.read([SECRET])).rejects.toThrow(/ECONNREFUSED.*SECOND_READER_URL/);
    server = await SecondReaderServer.start();
  });
});
