import type { Analyser } from '../../core/detect/analyse-message.js';
import { changeLine } from './change-line.js';
import { openRecording } from './open-recording.js';
import { playRecording } from './play-recording.js';

/**
 * Plays a recorded room, or many, and writes one JSON object a line for each signal raised and cleared.
 * @param file a recording in one of the replay formats, plain or gzip; `-` for plain lines of standard input
 * @param out gets these lines and nothing else
 * @throws ReplayError when the file cannot be read
 */
export async function runStream(file: string, out: NodeJS.WritableStream, analyse: Analyser): Promise<void> {
  const recording = await openRecording(file);
  const { badLines, firstBad } = recording;
  await playRecording(recording, analyse, {
    signal: (change, at) => {
      out.write(`${JSON.stringify(changeLine(change, at))}\n`);
    },
  });
  if (badLines > 0) {
    const lines = [`${badLines} 行无法解析，已跳过 / lines skipped: not a recording's`, ...firstBad];
    process.stderr.write(`${lines.join('\n  坏行 bad line ')}\n`);
  }
}
