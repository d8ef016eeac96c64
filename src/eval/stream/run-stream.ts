import type { Analyser } from '../../analyse/analyse-batch.js';
import { rememberAnalyses } from '../../analyse/remember-analyses.js';
import type { Recorded } from '../../replay/recorded.js';
import { changeLine, dayAndMinute } from './change-line.js';
import { openRecording } from './open-recording.js';
import { playStream } from './play-stream.js';

/** Times of a recording may be counted from any moment, also backwards: this puts them after 1970, on a full hour. */
const SHIFT = 400_000 * 3_600_000;

/**
 * Plays a recorded room, or many, and writes one JSON object a line for each signal raised and cleared.
 * @param file a recording in one of the replay formats, plain or gzip; `-` for plain lines of standard input
 * @param out gets these lines and nothing else
 * @throws ReplayError when the file cannot be read
 */
export async function runStream(file: string, out: NodeJS.WritableStream, analyse: Analyser): Promise<void> {
  const recording = await openRecording(file);
  const { inMinutes, badLines } = recording;
  const shift = inMinutes ? 0 : SHIFT;
  const ends = new Map(Array.from(recording.ends, ([roomId, at]) => [roomId, Math.floor(at) + shift]));
  const remembered = rememberAnalyses((messages) => messages.map(analyse));
  const one: Analyser = (message) => remembered([message])[0]!;
  try {
    await playStream(shifted(recording.entries, shift), ends, one, (change, now) => {
      const at = inMinutes ? dayAndMinute(now) : now - shift;
      out.write(`${JSON.stringify(changeLine(change, at))}\n`);
    });
  } finally {
    await recording.remove();
  }
  if (badLines > 0)
    process.stderr.write(`${badLines} 行无法解析，已跳过 / lines skipped: not a recording's\n`);
}

async function* shifted(entries: AsyncIterable<Recorded>, shift: number): AsyncGenerator<Recorded> {
  for await (const entry of entries) yield { ...entry, at: Math.floor(entry.at) + shift };
}
