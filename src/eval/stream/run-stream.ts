import type { Analyser } from '../../core/detect/analyse-message.js';
import { inputName } from '../../replay/read-lines.js';
import { ReplayError } from '../../replay/replay-error.js';
import { changeLine } from './change-line.js';
import { openRecording } from './open-recording.js';
import { playRecording } from './play-recording.js';

/**
 * Plays a recorded room, or many, and writes one JSON object a line for each signal raised and cleared.
 * @param file a recording in one of the replay formats, plain or gzip; `-` is standard input
 * @param out gets these lines and nothing else
 * @throws ReplayError when the file cannot be read to its end, once what was read is played, or no line can
 */
export async function runStream(file: string, out: NodeJS.WritableStream, analyse: Analyser): Promise<void> {
  const recording = await openRecording(file);
  const { badLines, firstBad, broken, count } = recording;
  await playRecording(recording, analyse, {
    signal: (change, at) => {
      out.write(`${JSON.stringify(changeLine(change, at))}\n`);
    },
  });
  if (!broken && count === 0 && badLines > 0) throw nothingToPlay(file, firstBad[0]!);
  if (badLines > 0) {
    const lines = [`${badLines} 行无法解析，已跳过 / lines skipped: not a recording's`, ...firstBad];
    process.stderr.write(`${lines.join('\n  坏行 bad line ')}\n`);
  }
  if (broken) throw broken;
}

function nothingToPlay(file: string, firstBad: string): ReplayError {
  const name = inputName(file);
  return new ReplayError(`${name} 里没有可播放的弹幕（${firstBad}）`, `${name} holds nothing to play`);
}
