import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Analyser } from '../analyse/analyse-batch.js';
import { decideFlag } from '../core/detect/policy.js';
import { EvalError } from './eval-error.js';
import { namesIn } from './find-sets.js';
import { messageOf } from './message-of.js';
import { openRecording } from './stream/open-recording.js';
import { runStream } from './stream/run-stream.js';

/** What happens in a recording: where a room was mostly quiet, nearly all of it is false. */
export interface RoomFigures {
  readonly file: string;
  readonly rooms: number;
  readonly messages: number;
  /** Hours in which the rooms were talking, all rooms together. */
  readonly roomHours: number;
  /** Of single messages, by grade. */
  readonly flags: Readonly<Record<string, number>>;
  /** Raised signals, by kind and grade: `spike.negative P1`. */
  readonly signals: Readonly<Record<string, number>>;
  readonly badLines: number;
}

/** A longer silence is no part of a room's hours. */
const SILENCE_MS = 600_000;
const HOUR_MS = 3_600_000;

/** @throws EvalError when the folder cannot be read or holds no recording */
export async function findRecordings(dir: string): Promise<string[]> {
  const names = (await namesIn(dir)).filter((name) => /\.jsonl(\.gz)?$/.test(name));
  if (names.length > 0) return names.map((name) => join(dir, name));
  throw new EvalError(`文件夹 ${dir} 里没有录像（.jsonl 或 .jsonl.gz）`, `no recording in ${dir}`);
}

/** @throws ReplayError when the file cannot be read */
export async function measureRecording(file: string, analyse: Analyser): Promise<RoomFigures> {
  const signals = await countSignals(file, analyse);
  const recording = await openRecording(file);
  const last = new Map<string, number>();
  const flags: Record<string, number> = {};
  let talking = 0;
  try {
    for await (const { at, roomId, text } of recording.entries) {
      const gap = at - (last.get(roomId) ?? at);
      if (gap <= SILENCE_MS) talking += gap;
      last.set(roomId, at);
      const message = messageOf(text);
      const flag = decideFlag(message, analyse(message), []);
      if (flag) add(flags, flag.grade);
    }
  } finally {
    await recording.remove();
  }
  const { count, badLines } = recording;
  return { file, rooms: last.size, messages: count, roomHours: talking / HOUR_MS, flags, signals, badLines };
}

async function countSignals(file: string, analyse: Analyser): Promise<Record<string, number>> {
  const signals: Record<string, number> = {};
  const out = new Writable({
    decodeStrings: false,
    write(line: string, _encoding, done) {
      const { change, signal, grade } = JSON.parse(line) as Record<string, string>;
      if (change === 'raised') add(signals, `${signal} ${grade}`);
      done();
    },
  });
  await runStream(file, out, analyse);
  return signals;
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
