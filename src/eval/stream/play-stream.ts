import { MemoryWindows } from '../../adapters/memory/memory-windows.js';
import type { Analyser } from '../../analyse/analyse-batch.js';
import type { Message } from '../../core/message.js';
import type { SignalChange } from '../../core/signal.js';
import { evaluateRoom } from '../../core/signal/evaluate-room.js';
import { floorTo, SECOND } from '../../core/window/widths.js';
import type { Recorded } from '../../replay/recorded.js';
import { RoomWatch } from './room-watch.js';

/**
 * Plays a recording through the detectors at full speed on its own clock: what was said within a second is
 * analysed and counted as one batch, and then every room is evaluated, as the workers do it once a second.
 * @param entries in order of time, ms after 1970
 * @param ends when each room's last message was said; a room is not evaluated any later
 * @param emit is given every signal as it is raised or cleared; `signal.id` is only unique within one call
 */
export async function playStream(
  entries: AsyncIterable<Recorded>,
  ends: ReadonlyMap<string, number>,
  analyse: Analyser,
  emit: (change: SignalChange, now: number) => void,
): Promise<void> {
  const player = new Player(ends, analyse, emit);
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
    private readonly emit: (change: SignalChange, now: number) => void,
  ) {}

  /** What was said in the second that ends now. */
  async play(lot: readonly Recorded[], now: number): Promise<void> {
    if (lot.length === 0) return;
    for (const { roomId, at } of lot) this.watch(roomId).heard(at);
    const observed = lot.map((entry) => {
      const message = messageOf(entry);
      return { message, analysis: this.analyse(message) };
    });
    await this.windows.apply({ batchId: String(now), shard: 0, observed });
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
      for (const change of changes) if (change.change !== 'updated') this.emit(change, now);
      if (room.isOver()) this.watched.delete(room.roomId);
    }
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
