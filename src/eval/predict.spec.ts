import { describe, expect, it } from '@jest/globals';
import { PassThrough, Readable, Writable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { createAnalyser } from '../core/detect/analyse-message.js';
import { KIT } from '../core/detect/detect.fixture.js';
import { TOPICS } from '../core/topic.js';
import { ReplayError } from '../replay/replay-error.js';
import { EvalError } from './eval-error.js';
import { predict } from './predict.js';
import { predictionLine, type Prediction } from './prediction.js';

const analyse = createAnalyser(KIT);

/** What is answered, and what goes wrong after that. */
async function answersTo(...chunks: (string | Buffer)[]) {
  const out = new PassThrough();
  const written = textOf(out);
  const input = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  const warnings: string[] = [];
  const error = await predict('-', out, analyse, input, (text) => warnings.push(text)).then(
    () => undefined,
    (failure: unknown) => failure as Error,
  );
  out.end();
  const all = await written;
  expect(all === '' || all.endsWith('\n')).toBe(true);
  const answers = all
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Prediction);
  return { answers, error, warnings };
}

async function predicted(...chunks: (string | Buffer)[]): Promise<Prediction[]> {
  const { answers, error } = await answersTo(...chunks);
  expect(error).toBeUndefined();
  return answers;
}

describe('predict', () => {
  it('answers every line in order', async () => {
    const answers = await predicted('很好用\n画面卡\n\n加微信\n');
    expect(answers.map(({ sentiment }) => sentiment)).toEqual([1, -1, 0, 0]);
    expect(answers.map(({ topics }) => topics)).toEqual([[], ['av_fault'], [], ['ad']]);
    expect(answers.map(({ ad }) => ad)).toEqual([false, false, false, true]);
  });

  it('gives the same fields for every text, within their bounds', async () => {
    const endless = '卡'.repeat(200_000);
    const answers = await predicted(
      '\uFEFF卡\r\n',
      '"引\\号"\t\u0000\u2028\u0085\n',
      '\uFFFD\n',
      `${endless}\n`,
      '骗子',
    );
    expect(answers).toHaveLength(5);
    for (const answer of answers) {
      expect(Object.keys(answer)).toEqual([
        ...['sentiment', 'sentimentScore', 'topics', 'abuse', 'abuseScore', 'ad', 'adScore', 'evidence'],
      ]);
      expect([-1, 0, 1]).toContain(answer.sentiment);
      expect(Math.abs(answer.sentimentScore)).toBeLessThanOrEqual(1);
      expect(TOPICS).toEqual(expect.arrayContaining([...answer.topics]));
      for (const score of [answer.abuseScore, answer.adScore]) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
      expect([answer.abuse, answer.ad]).toEqual([answer.abuseScore >= 0.5, answer.adScore >= 0.5]);
    }
    expect(answers[0]!.sentiment).toBe(-1);
    expect(answers.at(-1)!.topics).toEqual(['trust']);
  });

  it('puts a character together that was cut between two chunks', async () => {
    const bytes = Buffer.from('卡\n');
    expect(await predicted(bytes.subarray(0, 1), bytes.subarray(1))).toEqual(await predicted('卡\n'));
  });

  it.each(['', '很好用', '\uFEFF很好用\n', '\n\n', '卡\r\n\r\n', '\uFEFF\n卡', '很好用\r\n \n\u2028\n卡'])(
    'gives as many lines as it takes: %j',
    async (text) => {
      const lines = text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
      expect(await predicted(text)).toHaveLength(lines);
      expect(await predicted(gzipSync(text))).toEqual(await predicted(text));
    },
  );

  it.each([
    ['GBK', Buffer.from([0xbb, 0xad, 0xc3, 0xe6, 0x0a])],
    ['UTF-16', Buffer.from('\uFEFF画面卡\n', 'utf16le')],
    ['a broken character', Buffer.from([0x61, 0xe5, 0x8d, 0x0a])],
  ])('answers what comes before %s, and says where that is', async (_, strange) => {
    const { answers, error } = await answersTo('so good\n4', '20\n', strange, '骗子\n');
    expect(answers).toHaveLength(2);
    expect(error).toBeInstanceOf(EvalError);
    for (const said of ['第 3 行', ':3 ', 'UTF-8']) expect(error!.message).toContain(said);
  });

  it('reads a damaged line of a file that is UTF-8 as far as it goes, and warns', async () => {
    const damaged = Buffer.from([0xe5, 0x8d, 0x0a]);
    const { answers, error, warnings } = await answersTo(
      '很好用\n',
      damaged,
      '画面卡\n',
      damaged,
      '很好用\n',
    );
    expect(error).toBeUndefined();
    expect(answers.map(({ sentiment }) => sentiment)).toEqual([1, 0, -1, 0, 1]);
    expect(warnings).toEqual([expect.stringMatching(/有 2 行.*第 2 行.*U\+FFFD/)]);
  });

  it('answers the whole lines of a gzip file that was cut short', async () => {
    const { answers, error } = await answersTo(gzipSync('很好用\n画面卡\n骗子').subarray(0, -8));
    expect(answers.map(({ sentiment }) => sentiment)).toEqual([1, -1]);
    expect(error!.message).toContain('第 3 行');
  });

  it('says nothing of an empty file', async () => {
    expect(await predicted()).toEqual([]);
  });

  it('reads no further than it is listened to', async () => {
    let given = 0;
    const source = Readable.from(
      (function* () {
        for (; given < 1_000; given += 1) yield Buffer.from('卡\n'.repeat(1_000));
      })(),
    );
    let release = () => {};
    const held = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => (release = done),
    });
    const end = predict('-', held, analyse, source);
    await new Promise((resolve) => setImmediate(resolve));
    expect(given).toBeLessThan(1_000);
    held.destroy();
    release();
    await expect(end).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' });
  });

  it('names a file that it cannot read', async () => {
    const end = predict('no/such/file', new PassThrough(), analyse);
    await expect(end).rejects.toThrow(ReplayError);
    await expect(end).rejects.toThrow('no/such/file');
  });
});

describe('predictionLine', () => {
  it('is one line for every reader', () => {
    const facts = { words: '卡\u2028\u2029\u0085\n' };
    const evidence = [{ detector: 'topic', rule: 'r', version: '1', score: 1, spans: [], facts }];
    const line = predictionLine({
      ...{ sentiment: 0, sentimentScore: 0, topics: [], evidence },
      ...{ abuse: false, abuseScore: 0, ad: false, adScore: 0 },
    });
    expect(line).not.toMatch(/[\u2028\u2029\u0085]/);
    expect(line.split('\n')).toEqual([expect.any(String), '']);
    expect((JSON.parse(line) as Prediction).evidence[0]!.facts).toEqual(facts);
  });
});
