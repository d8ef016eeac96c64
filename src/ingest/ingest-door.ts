import { Injectable } from '@nestjs/common';
import { KeyRing } from '../people/key-ring.js';
import { NOT_JSON } from './accept-messages.js';
import { IngestKeys, type IngestKey } from './ingest-keys.js';
import { BodyMalformed, KeyMissing, TooManyMessages } from './refusals.js';

/** Where messages come in, by HTTP and by WebSocket. */
export const INGEST_PATH = '/api/v1/messages';

/** Messages a request may bring. */
const BATCH_LIMIT = 5_000;

/** What HTTP and WebSocket share: the key at the door and the reading of a body. */
@Injectable()
export class IngestDoor {
  constructor(
    private readonly keys: IngestKeys,
    private readonly ring: KeyRing,
  ) {}

  /**
   * Lets a key in, also one that was made a moment ago.
   * @throws as `keyOf`
   */
  async admit(authorization: string | undefined): Promise<IngestKey> {
    const secret = secretIn(authorization);
    if (!this.keys.find(secret)) await this.ring.meet(secret);
    return this.keyOf(authorization);
  }

  /**
   * @param authorization `Bearer KEY`: one of the setting, or one that an admin made
   * @throws KeyMissing, KeyUnknown, KeyExpired, KeyRevoked, ScopeMissing
   */
  keyOf(authorization: string | undefined): IngestKey {
    const secret = secretIn(authorization);
    const found = this.keys.find(secret);
    if (found) return found;
    const { name, person } = this.ring.use(secret, ['ingest']);
    return { name, owner: person.name, rooms: new Set(person.rooms) };
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

function secretIn(authorization: string | undefined): string {
  const secret = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (secret === undefined) throw new KeyMissing();
  return secret;
}

/**
 * One JSON value a line; empty lines are skipped, and a line that is no JSON stands for itself as NOT_JSON. Stops at one
 * message too many: what is refused anyway is not read to its end.
 */
export function parseNdjson(text: string): readonly unknown[] {
  const items: unknown[] = [];
  for (let from = 0; from < text.length && items.length <= BATCH_LIMIT;) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end === -1 ? undefined : end).trim();
    if (line !== '') items.push(parseLine(line));
    from = end === -1 ? text.length : end + 1;
  }
  return items;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return NOT_JSON;
  }
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
