import { describe, expect, it } from '@jest/globals';
import { PassThrough, Readable, Writable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { createAnalyser } from '../core/detect/analyse-message.js';
import { KIT } from '../core/detect/detect.fixture.js';
import { TOPICS } from '../core/topic.js';
import { EvalError } from './eval-error.js';
import { predict } from './predict.js';
import { predictionLine, type Prediction } from './prediction.js';

const analyse = createAnalyser(KIT);

async function predicted(...chunks: (string | Buffer)[]): Promise<Prediction[]> {
  const out = new PassThrough();
  const written = textOf(out);
  await predict('-', out, analyse, Readable.from(chunks.map((chunk) => Buffer.from(chunk))));
  out.end();
  const all = await written;
  expect(all === '' || all.endsWith('\n')).toBe(true);
  return all
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Prediction);
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
    const broken = Buffer.from([0x61, 0xff, 0xc3, 0x28, 0x0a]);
    const answers = await predicted(
      '\uFEFF卡\r\n',
      '"引\\号"\t\u0000\u2028\u0085\n',
      broken,
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
    await expect(end).rejects.toThrow(EvalError);
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
