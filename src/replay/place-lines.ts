import type { Recorded, ReadLine } from './recorded.js';

const MINUTE_MS = 60_000;
/** With more lines at hand than this, minutes are spread in parts, so that memory stays bounded. */
const HELD_LIMIT = 10_000;

/** The minute of a room that is being read. */
interface Group {
  readonly minute: number;
  readonly lines: ReadLine[];
}

/**
 * Gives every line a place on the timeline. Lines of one room that only know their minute are spread evenly
 * over it, in the order of the file, whatever other rooms say between them; a line without a time stands with the
 * line before it in its room.
 */
export async function* placeLines(lines: AsyncIterable<ReadLine>): AsyncGenerator<Recorded> {
  const lastMinute = new Map<string, number>();
  const groups = new Map<string, Group>();
  let held = 0;
  for await (const line of lines) {
    if (line.noted && 'ms' in line.noted) {
      yield placed(line, line.noted.ms);
      continue;
    }
    const { roomId } = line;
    const minute = line.noted?.minute ?? lastMinute.get(roomId) ?? 0;
    lastMinute.set(roomId, minute);
    const group = groups.get(roomId);
    if (held >= HELD_LIMIT) {
      for (const one of groups.values()) yield* spread(one);
      groups.clear();
      held = 0;
    } else if (group && group.minute !== minute) {
      yield* spread(group);
      groups.delete(roomId);
      held -= group.lines.length;
    }
    const own = groups.get(roomId) ?? { minute, lines: [] };
    groups.set(roomId, own);
    own.lines.push(line);
    held += 1;
  }
  for (const group of groups.values()) yield* spread(group);
}

function* spread({ minute, lines }: Group): Generator<Recorded> {
  const step = MINUTE_MS / lines.length;
  for (const [index, line] of lines.entries()) yield placed(line, minute * MINUTE_MS + index * step);
}

function placed({ line, roomId, userId, text }: ReadLine, at: number): Recorded {
  return { line, at, roomId, userId, text };
}
