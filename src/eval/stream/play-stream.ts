import { MemoryWindows } from '../../adapters/memory/memory-windows.js';
import type { Analyser } from '../../core/detect/analyse-message.js';
import { decideFlag } from '../../core/detect/policy.js';
import type { Flag } from '../../core/flag.js';
import type { Message } from '../../core/message.js';
import type { SignalChange } from '../../core/signal.js';
import { evaluateRoom } from '../../core/signal/evaluate-room.js';
import { floorTo, SECOND } from '../../core/window/widths.js';
import type { Recorded } from '../../replay/recorded.js';
import { RoomWatch } from './room-watch.js';

/** Who hears what comes of a recording, in order of time. */
export interface StreamListener {
  /** A signal is raised or cleared; its `id` is only unique within one playing. */
  readonly signal: (change: SignalChange, now: number) => void;
  /** A message is flagged, with what its windows say of it; flags are not decided where nobody asks for them. */
  readonly flag?: (flag: Flag) => void;
}

/**
 * Plays a recording through the detectors at full speed on its own clock: what was said within a second is
 * analysed and counted as one batch, and then every room is evaluated, as the workers do it once a second.
 * @param entries in order of time, ms after 1970
 * @param ends when each room's last message was said; a room is not evaluated any later
 */
export async function playStream(
  entries: AsyncIterable<Recorded> | Iterable<Recorded>,
  ends: ReadonlyMap<string, number>,
  analyse: Analyser,
  listener: StreamListener,
): Promise<void> {
  const player = new Player(ends, analyse, listener);
  let lot: Recorded[] = [];
  let second = -Infinity;
  for await (const entry of entries) {
    const until = floorTo(entry.at, SECOND) + SECOND;
    if (until > second) {
      await player.play(lot, second);
      await player.pass(second + SECOND, until - SECOND);
      lot = [];
      second = until;
    }
    lot.push(entry);
  }
  await player.play(lot, second);
}

class Player {
  private readonly windows = new MemoryWindows();
  private readonly watched = new Map<string, RoomWatch>();
  private signals = 0;

  constructor(
    private readonly ends: ReadonlyMap<string, number>,
    private readonly analyse: Analyser,
    private readonly listener: StreamListener,
  ) {}

  /** What was said in the second that ends now. */
  async play(lot: readonly Recorded[], now: number): Promise<void> {
    if (lot.length === 0) return;
    for (const { roomId, at } of lot) this.watch(roomId).heard(at);
    const messages = lot.map(messageOf);
    const analyses = this.analyse(messages);
    const observed = messages.map((message, i) => ({ message, analysis: analyses[i]! }));
    const { evidence } = await this.windows.apply({ batchId: String(now), shard: 0, observed });
    if (this.listener.flag) {
      for (const { message, analysis } of observed) {
        const flag = decideFlag(message, analysis, evidence.get(message.id) ?? []);
        if (flag) this.listener.flag(flag);
      }
    }
    await this.evaluate(now);
  }

  /** Seconds in which nobody says anything, the first and the last included. */
  async pass(first: number, last: number): Promise<void> {
    for (let now = first; now <= last && this.isAnyAwake(now); now += SECOND) await this.evaluate(now);
  }

  private isAnyAwake(now: number): boolean {
    for (const room of this.watched.values()) if (room.isAwake(now)) return true;
    return false;
  }

  private async evaluate(second: number): Promise<void> {
    for (const room of this.watched.values()) {
      if (!room.isDue(second)) continue;
      const now = Math.min(second, room.endsAt);
      const window = await this.windows.read(room.roomId, now);
      const changes = evaluateRoom(window, room.open, now, () => String((this.signals += 1)));
      room.evaluated(now, changes);
      for (const change of changes) if (change.change !== 'updated') this.listener.signal(change, now);
      if (room.isOver()) this.forget(room.roomId);
    }
  }

  private forget(roomId: string): void {
    this.watched.delete(roomId);
    this.windows.forget(roomId);
  }

  private watch(roomId: string): RoomWatch {
    let room = this.watched.get(roomId);
    if (!room) {
      room = new RoomWatch(roomId, this.ends.get(roomId) ?? Infinity);
      this.watched.set(roomId, room);
    }
    return room;
  }
}

function messageOf({ line, at, roomId, userId, text }: Recorded): Message {
  return {
    id: String(line),
    kind: 'danmaku',
    roomId,
    source: 'recording',
    userId,
    text,
    count: 1,
    sentAt: at,
    receivedAt: at,
    clock: 'source',
  };
}
