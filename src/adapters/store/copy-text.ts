import type { ArchivedMessage } from '../../ports.js';
import { storableText } from './storable.js';

/** The columns of a COPY line, in the order in which `copyLine` writes them. */
export const COPY_COLUMNS =
  'id, room_id, kind, source, external_id, user_id, user_name, text, count, sent_at, received_at, clock, ' +
  'sentiment, topics, flagged, url';

/** Large enough that a write costs little a row, small enough that encoding and sending overlap. */
const CHUNK_UNITS = 64 * 1024;

/**
 * PostgreSQL's COPY text format, written by hand: this is the hottest loop of the store.
 * @see https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS
 */
export function* copyChunks(messages: Iterable<ArchivedMessage>): Generator<string> {
  let chunk = '';
  for (const message of messages) {
    chunk += copyLine(message);
    if (chunk.length >= CHUNK_UNITS) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

/** @throws RangeError for a time that is no time */
export function copyLine({ message, sentiment, topics, flagged }: ArchivedMessage): string {
  const m = message;
  return (
    `${field(m.id)}\t${field(m.roomId)}\t${m.kind}\t${field(m.source)}\t${optional(m.externalId)}\t` +
    `${field(m.userId)}\t${optional(m.userName)}\t${field(m.text)}\t${m.count}\t` +
    `${sentTime(m.sentAt)}\t${receivedTime(m.receivedAt)}\t${m.clock}\t` +
    `${sentiment}\t${arrayField(topics)}\t${flagged ? 't' : 'f'}\t${optional(m.url)}\n`
  );
}

// Messages of one request share their times, and writing out two of them costs as much as all the rest of a line.
const sentTime = timeWriter();
const receivedTime = timeWriter();

/** @returns a writer of times that remembers the last one */
function timeWriter(): (at: number) => string {
  let last = NaN;
  let written = '';
  return (at) => {
    if (at !== last) {
      written = new Date(at).toISOString();
      last = at;
    }
    return written;
  };
}

// What the format gives a meaning of its own, and the one character PostgreSQL cannot keep; most texts have none
// of it. Lone surrogates need no care here: encoding as UTF-8 turns them into U+FFFD.
const SPECIAL = /[\\\t\n\r\0]/;

function field(value: string): string {
  if (!SPECIAL.test(value)) return value;
  return storableText(value)
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

function optional(value: string | undefined): string {
  return value === undefined ? '\\N' : field(value);
}

function arrayField(values: readonly string[]): string {
  if (values.length === 0) return '{}';
  const quoted = values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`);
  return field(`{${quoted.join(',')}}`);
}
