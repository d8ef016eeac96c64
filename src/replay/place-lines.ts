import type { Recorded, ReadLine } from './recorded.js';

const MINUTE_MS = 60_000;
/** A minute with more lines than this is spread in parts, so that memory stays bounded. */
const GROUP_LIMIT = 10_000;

/**
 * Gives every line a place on the timeline. Lines of one room that only know their minute are spread evenly
 * over it, in the order of the file; a line without a time stands with the line before it in its room.
 */
export async function* placeLines(lines: AsyncIterable<ReadLine>): AsyncGenerator<Recorded> {
  const lastMinute = new Map<string, number>();
  let group: ReadLine[] = [];
  let groupMinute = 0;
  for await (const line of lines) {
    if (line.noted && 'ms' in line.noted) {
      yield placed(line, line.noted.ms);
      continue;
    }
    const minute = line.noted?.minute ?? lastMinute.get(line.roomId) ?? 0;
    lastMinute.set(line.roomId, minute);
    const together = minute === groupMinute && line.roomId === group[0]?.roomId && group.length < GROUP_LIMIT;
    if (!together) {
      yield* spread(group, groupMinute);
      group = [];
      groupMinute = minute;
    }
    group.push(line);
  }
  yield* spread(group, groupMinute);
}

function* spread(group: readonly ReadLine[], minute: number): Generator<Recorded> {
  const step = MINUTE_MS / group.length;
  for (const [index, line] of group.entries()) yield placed(line, minute * MINUTE_MS + index * step);
}

function placed({ line, roomId, userId, text }: ReadLine, at: number): Recorded {
  return { line, at, roomId, userId, text };
}
