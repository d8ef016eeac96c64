import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { IngestClient, type OutgoingMessage } from '../replay/ingest-client.js';
import { randomFrom } from './random.js';
import { DEMO_ROOMS } from './rooms.js';
import { demoStory, type DemoItem, type DemoMessage } from './story.js';

/** Often enough for chat to flow rather than to come in lumps. */
const PARTS_A_SECOND = 4;
const PART_MS = 1_000 / PARTS_A_SECOND;
/** Further behind than this (a suspended laptop), it goes on from where it should be. */
const LATE_MS = 5_000;

/** Plays the built-in evening through the same door as any client. */
export class DemoPlayer {
  private readonly stopping = new AbortController();
  private playing: Promise<void> = Promise.resolve();

  constructor(private readonly seed = 1_111) {}

  /**
   * @param url of the app, which answers already
   * @param key ingest key for all rooms
   * @param onError the server refused: the demo has ended
   */
  start(url: string, key: string, onError: (error: unknown) => void): void {
    // It waits for its own server as long as it takes.
    const client = new IngestClient(url, key, Infinity);
    this.playing = this.play(client).catch((error: unknown) => {
      if (!this.stopping.signal.aborted) onError(error);
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.playing;
  }

  private async play(client: IngestClient): Promise<void> {
    const { signal } = this.stopping;
    for (const { id, name } of DEMO_ROOMS) await client.nameRoom(id, name, signal);
    const evening = randomUUID();
    const start = Date.now();
    for (let second = 0; ; second = nextSecond(second, Date.now() - start)) {
      const items = demoStory(second, randomFrom(this.seed + second));
      const begins = start + second * 1_000;
      const messages = items.filter(isMessage).map((message, index) => ({
        ...outgoing(message, begins),
        id: `${evening}:${second}:${index}`,
      }));
      await this.tellViewers(client, items, begins);
      for (let part = 1; part <= PARTS_A_SECOND; part++) {
        const [from, to] = [begins + (part - 1) * PART_MS, begins + part * PART_MS];
        await sleep(Math.max(0, to - Date.now()), undefined, { signal });
        const due = messages.filter(({ sentAt }) => sentAt >= from && sentAt < to);
        if (due.length > 0) await client.send(due, signal);
      }
    }
  }

  private async tellViewers(client: IngestClient, items: readonly DemoItem[], at: number): Promise<void> {
    for (const item of items) {
      if (item.kind === 'viewers')
        await client.noteViewers(item.roomId, item.viewers, at, this.stopping.signal);
    }
  }
}

function nextSecond(second: number, elapsed: number): number {
  const due = (second + 1) * 1_000;
  return elapsed - due > LATE_MS ? Math.floor(elapsed / 1_000) : second + 1;
}

function isMessage(item: DemoItem): item is DemoMessage {
  return item.kind !== 'viewers';
}

function outgoing({ offset, ...message }: DemoMessage, begins: number): Omit<OutgoingMessage, 'id'> {
  return { ...message, source: 'demo', sentAt: begins + offset };
}
