import type { Line } from '../../replay/line.js';
import { parseLine, type ParsedLine } from '../../replay/parse-line.js';
import { placeLines } from '../../replay/place-lines.js';
import { readLines } from '../../replay/read-lines.js';
import type { ReadLine } from '../../replay/recorded.js';
import { ReplayError } from '../../replay/replay-error.js';
import { sortRecorded, type SortedRecording } from '../../replay/sort-recorded.js';

/** What a recording of one room calls it, if nothing does. */
const ONLY_ROOM = 'room';

export interface OpenRecording extends SortedRecording {
  /** Its lines know their minute only, and were spread over it. */
  readonly inMinutes: boolean;
  /** Place of each room's last line on the timeline, ms. */
  readonly ends: ReadonlyMap<string, number>;
  readonly badLines: number;
  /** The first of them: place, from 1, and what is wrong. */
  readonly firstBad: readonly string[];
  /** Why the file was not read to its end. What came before that is here. */
  readonly broken?: ReplayError;
}

const BAD_LINES_SHOWN = 3;

/**
 * Reads a recording in either of the replay formats and puts its lines in order of time.
 * @param file its name; `-` is standard input
 */
export async function openRecording(file: string): Promise<OpenRecording> {
  const seen: Seen = { inMinutes: false, badLines: 0, firstBad: [] };
  const ends = new Map<string, number>();
  const sorted = await sortRecorded(
    noteEnds(placeLines(goodLines(untilBroken(readLines(file), seen), seen)), ends),
  );
  return { ...sorted, ...seen, ends };
}

interface Seen {
  inMinutes: boolean;
  badLines: number;
  readonly firstBad: string[];
  broken?: ReplayError;
}

async function* untilBroken(lines: AsyncIterable<Line>, seen: Seen): AsyncGenerator<Line> {
  try {
    yield* lines;
  } catch (error) {
    if (!(error instanceof ReplayError)) throw error;
    seen.broken = error;
  }
}

async function* goodLines(lines: AsyncIterable<Line>, seen: Seen): AsyncGenerator<ReadLine> {
  for await (const line of lines) {
    const parsed = parse(line);
    if (parsed.kind === 'bad') note(seen, line.number, parsed.reason);
    if (parsed.kind !== 'line') continue;
    if (parsed.line.noted && 'minute' in parsed.line.noted) seen.inMinutes = true;
    yield parsed.line;
  }
}

function note(seen: Seen, number: number, reason: string): void {
  seen.badLines += 1;
  if (seen.firstBad.length < BAD_LINES_SHOWN) seen.firstBad.push(`${number}: ${reason}`);
}

function parse(line: Line): ParsedLine {
  const parsed = parseLine(line, undefined);
  return parsed.kind === 'no-room' ? parseLine(line, ONLY_ROOM) : parsed;
}

async function* noteEnds<T extends { readonly at: number; readonly roomId: string }>(
  entries: AsyncIterable<T>,
  ends: Map<string, number>,
): AsyncGenerator<T> {
  for await (const entry of entries) {
    ends.set(entry.roomId, Math.max(ends.get(entry.roomId) ?? -Infinity, entry.at));
    yield entry;
  }
}
