import { setTimeout as sleep } from 'node:timers/promises';
import type { IngestClient, IngestReceipt, OutgoingMessage } from './ingest-client.js';
import type { Recorded } from './recorded.js';

/** What is due within so many ms travels together. */
const TICK_MS = 50;
const BATCH_LIMIT = 1_000;

export interface PlayChoices {
  /** Times as fast as recorded; Infinity for as fast as it goes. */
  readonly speed: number;
  /** ms by the clock after which it ends early. */
  readonly lasts: number;
  /** Begins every message's id: two replays of one file under one name are one replay. */
  readonly runName: string;
  readonly onSent: (count: number, receipt: IngestReceipt) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a recording in its own rhythm, speeded up.
 * @param entries in order of time
 * @returns whether it came to the end
 */
export async function play(
  entries: AsyncIterable<Recorded>,
  client: Pick<IngestClient, 'send'>,
  { speed, lasts, runName, onSent, signal }: PlayChoices,
): Promise<boolean> {
  const start = Date.now();
  let first: number | undefined;
  let lot: OutgoingMessage[] = [];
  let lotEnds = start + TICK_MS;
  const flush = async () => {
    if (lot.length === 0) return;
    const sending = lot;
    lot = [];
    onSent(sending.length, await client.send(sending));
  };
  for await (const entry of entries) {
    first ??= entry.at;
    const due = speed === Infinity ? Date.now() : start + (entry.at - first) / speed;
    if (speed !== Infinity && due >= lotEnds) {
      await until(lotEnds, signal);
      await flush();
      lotEnds = due + TICK_MS;
    }
    if (signal.aborted || Math.max(due, Date.now()) >= start + lasts) {
      await flush();
      return false;
    }
    lot.push(outgoing(entry, runName, due));
    if (lot.length >= BATCH_LIMIT) await flush();
  }
  await flush();
  return true;
}

/** Waits for a moment, or for `signal`. */
async function until(moment: number, signal: AbortSignal): Promise<void> {
  await sleep(Math.max(0, moment - Date.now()), undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

function outgoing({ line, roomId, userId, text }: Recorded, runName: string, due: number): OutgoingMessage {
  return { roomId, source: 'replay', id: `${runName}:${line}`, userId, text, sentAt: Math.round(due) };
}
