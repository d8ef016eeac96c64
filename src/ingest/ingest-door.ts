import { Injectable } from '@nestjs/common';
import { NOT_JSON } from './accept-messages.js';
import { IngestKeys, type IngestKey } from './ingest-keys.js';
import { BodyMalformed, KeyMissing, KeyUnknown, TooManyMessages } from './refusals.js';

/** Messages a request may bring. */
const BATCH_LIMIT = 5_000;

/** What HTTP and WebSocket share: the key at the door and the reading of a body. */
@Injectable()
export class IngestDoor {
  constructor(private readonly keys: IngestKeys) {}

  /**
   * @param authorization `Bearer KEY`
   * @throws KeyMissing, KeyUnknown
   */
  keyOf(authorization: string | undefined): IngestKey {
    const key = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    if (key === undefined) throw new KeyMissing();
    const found = this.keys.find(key);
    if (!found) throw new KeyUnknown();
    return found;
  }

  /**
   * @param body a parsed JSON array, or what `parseNdjson` made of lines
   * @throws BodyMalformed, TooManyMessages
   */
  itemsOf(body: unknown): readonly unknown[] {
    if (!Array.isArray(body)) throw new BodyMalformed();
    if (body.length > BATCH_LIMIT) throw new TooManyMessages(BATCH_LIMIT);
    return body;
  }
}

/** One JSON value a line; empty lines are skipped, and a line that is no JSON stands for itself as NOT_JSON. */
export function parseNdjson(text: string): readonly unknown[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line): unknown => {
      try {
        return JSON.parse(line);
      } catch {
        return NOT_JSON;
      }
    });
}

/**
 * A WebSocket frame: a JSON array, or NDJSON.
 * @throws BodyMalformed saying where the array breaks
 */
export function parseFrame(text: string): readonly unknown[] {
  if (!text.trimStart().startsWith('[')) return parseNdjson(text);
  try {
    return JSON.parse(text) as unknown[];
  } catch (error) {
    throw new BodyMalformed((error as Error).message);
  }
}
