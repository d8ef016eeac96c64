import type { Analyser } from '../../core/detect/analyse-message.js';
import { rememberAnalyses } from '../../analyse/remember-analyses.js';
import type { Flag } from '../../core/flag.js';
import type { SignalChange } from '../../core/signal.js';
import type { Recorded } from '../../replay/recorded.js';
import { dayAndMinute, type StreamTime } from './change-line.js';
import type { OpenRecording } from './open-recording.js';
import { playStream } from './play-stream.js';

/** Times of a recording may be counted from any moment, also backwards: this puts them after 1970, on a full hour. */
const SHIFT = 400_000 * 3_600_000;

/** Like `StreamListener`, in the recording's own time. */
export interface RecordingListener {
  readonly signal: (change: SignalChange, at: StreamTime) => void;
  readonly flag?: (flag: Flag) => void;
}

/** Plays a recording once and removes it. Flags and signals carry times after 1970. */
export async function playRecording(
  recording: OpenRecording,
  analyse: Analyser,
  { signal, flag }: RecordingListener,
): Promise<void> {
  const { inMinutes } = recording;
  const shift = inMinutes ? 0 : SHIFT;
  const ends = new Map(Array.from(recording.ends, ([roomId, at]) => [roomId, Math.floor(at) + shift]));
  try {
    await playStream(shifted(recording.entries, shift), ends, rememberAnalyses(analyse), {
      signal: (change, now) => {
        signal(change, inMinutes ? dayAndMinute(now) : now - shift);
      },
      ...(flag && { flag }),
    });
  } finally {
    await recording.remove();
  }
}

async function* shifted(entries: AsyncIterable<Recorded>, shift: number): AsyncGenerator<Recorded> {
  for await (const entry of entries) yield { ...entry, at: Math.floor(entry.at) + shift };
}
