import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createAnalyser } from '../core/detect/analyse-message.js';
import { KIT } from '../core/detect/detect.fixture.js';
import { reportRooms } from './report.js';
import { findRecordings, measureRecording } from './room-figures.js';

const MINUTE = 60_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changkong-rooms-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function record(lines: readonly (object | string)[]): string {
  const file = join(folder, 'evening.jsonl');
  const source = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  writeFileSync(file, source.join('\n'));
  return file;
}

const said = (minutes: number, text: string, user = 'u') => ({ t_ms: minutes * MINUTE, user, text });

describe('measureRecording', () => {
  it('measures no half of an evening', async () => {
    const file = join(folder, 'evening.jsonl.gz');
    writeFileSync(file, gzipSync(`${JSON.stringify(said(0, '来了'))}\n`.repeat(100)).subarray(0, -9));
    await expect(measureRecording(file, createAnalyser(KIT))).rejects.toThrow(file);
  });

  it('counts messages, flags and the hours in which the room talked', async () => {
    const file = record([
      said(0, '来了'),
      said(5, '骗子'),
      said(9, '没声音'),
      '{',
      said(120, '好用'),
      said(126, '走了'),
    ]);
    expect(await findRecordings(folder)).toEqual([file]);
    const figures = await measureRecording(file, createAnalyser(KIT));
    expect(figures).toMatchObject({
      rooms: 1,
      messages: 5,
      badLines: 1,
      flags: { P1: 1, P2: 1 },
      signals: {},
    });
    expect(figures.roomHours).toBeCloseTo(15 / 60);
    expect(reportRooms([figures])).toMatch(/^evening\.jsonl +1 +0\.3 +5 +0 +1 +1 +0 +8\.0$/m);
  });

  it('counts flags for floods, which one message alone does not show', async () => {
    const calm = Array.from({ length: 10 }, (_, n) => said(n, `第 ${n} 句 闲聊`));
    const flood = Array.from({ length: 8 }, (_, n) => said(10 + n / 100, `再说 ${'一二三四五六七八'[n]!}`));
    const { flags } = await measureRecording(record([...calm, ...flood]), createAnalyser(KIT));
    expect(flags).toEqual({ P3: 1 });
  });

  it('counts the signals that are raised', async () => {
    const chat = Array.from({ length: 600 }, (_, n) => said(n / 60, `第 ${n} 句 闲聊`, `u${n % 50}`));
    const fault = Array.from({ length: 60 }, (_, n) => said(10 + n / 120, '怎么没声音', `v${n}`));
    const { signals } = await measureRecording(record([...chat, ...fault]), createAnalyser(KIT));
    expect(Object.keys(signals).some((name) => name.startsWith('spike.topic P'))).toBe(true);
  });
});
