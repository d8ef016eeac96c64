import { join } from 'node:path';
import type { Analyser } from '../core/detect/analyse-message.js';
import type { Recorded } from '../replay/recorded.js';
import { EvalError } from './eval-error.js';
import { namesIn } from './find-sets.js';
import { openRecording } from './stream/open-recording.js';
import { playRecording } from './stream/play-recording.js';

/** What happens in a recording: where a room was mostly quiet, nearly all of it is false. */
export interface RoomFigures {
  readonly file: string;
  readonly rooms: number;
  readonly messages: number;
  /** Hours in which the rooms were talking, all rooms together. */
  readonly roomHours: number;
  /** Of single messages, by grade: for what they say, and for the floods that they are part of. */
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

/** @throws ReplayError when the file cannot be read to its end */
export async function measureRecording(file: string, analyse: Analyser): Promise<RoomFigures> {
  const recording = await openRecording(file);
  if (recording.broken) {
    // Figures of half an evening would look like those of a quiet one.
    await recording.remove();
    throw recording.broken;
  }
  const talk = { last: new Map<string, number>(), talking: 0 };
  const flags: Record<string, number> = {};
  const signals: Record<string, number> = {};
  await playRecording({ ...recording, entries: noteTalk(recording.entries, talk) }, analyse, {
    signal: ({ change, signal: { kind, grade } }) => {
      if (change === 'raised') add(signals, `${kind} ${grade}`);
    },
    flag: ({ grade }) => {
      add(flags, grade);
    },
  });
  const { count, badLines } = recording;
  const { last, talking } = talk;
  return { file, rooms: last.size, messages: count, roomHours: talking / HOUR_MS, flags, signals, badLines };
}

/** When each room last talked, and for how long all of them did, ms. */
interface Talk {
  readonly last: Map<string, number>;
  talking: number;
}

async function* noteTalk(entries: AsyncIterable<Recorded>, talk: Talk): AsyncGenerator<Recorded> {
  for await (const entry of entries) {
    const { at, roomId } = entry;
    const gap = at - (talk.last.get(roomId) ?? at);
    if (gap <= SILENCE_MS) talk.talking += gap;
    talk.last.set(roomId, at);
    yield entry;
  }
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
