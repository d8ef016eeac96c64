import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { dice } from '../../../test/support/dice.js';
import { createAnalyser } from '../../core/detect/analyse-message.js';
import { KIT } from '../../core/detect/detect.fixture.js';
import { runStream } from './run-stream.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changkong-stream-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What is written of a recording, and what goes wrong after that. */
async function streamed(content: Buffer | string) {
  const file = join(folder, 'recording');
  writeFileSync(file, content);
  const out = new PassThrough();
  const written = textOf(out);
  const error = await runStream(file, out, createAnalyser(KIT)).then(
    () => undefined,
    (failure: unknown) => failure as Error,
  );
  out.end();
  const lines = (await written).split('\n').slice(0, -1);
  return { signals: lines.map((line) => JSON.parse(line) as { change: string; signal: string }), error };
}

const roll = dice(3);
/** A room that talks for two minutes and then has no picture. */
const LINES = Array.from({ length: 300 }, (_, i) => {
  const text = i < 240 ? `${roll(1e6)} 多少钱` : `${roll(1e6)} 黑屏了`;
  return `${JSON.stringify({ t_ms: i * 500, user: `u${roll(200)}`, text })}\n`;
});

/** The machine may have other things to do. */
const LIMIT = 30_000;

describe('runStream', () => {
  it(
    'plays what there is of a gzip file that was cut short, then says so',
    async () => {
      const whole = await streamed(gzipSync(LINES.join('')));
      expect(whole.error).toBeUndefined();
      expect(whole.signals.map(({ change, signal }) => `${change} ${signal}`)).toContain(
        'raised flood.coordinated',
      );

      const torn = await streamed(gzipSync(LINES.join('')).subarray(0, -9));
      expect(torn.signals).toEqual(whole.signals);
      expect(torn.error!.message).toContain(`第 ${LINES.length + 1} 行`);
    },
    LIMIT,
  );

  it('does not take a file that it cannot read for a quiet room', async () => {
    const { signals, error } = await streamed(Buffer.from([0xbb, 0xad, 0x0a, 0xc3, 0xe6, 0x0a]));
    expect(signals).toEqual([]);
    expect(error!.message).toContain('UTF-8');
  });
});
