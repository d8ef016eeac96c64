import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { isLater } from '../core/cursor.js';
import type { PublicAnnouncement } from '../core/delivery/public-announcement.js';
import type { Cursor } from '../live/events.js';
import { Tail } from '../live/tail.js';
import type { Clock, PublicBoard } from '../ports.js';
import { CLOCK, PUBLIC_BOARD } from '../tokens.js';
import { pageStops } from './refusals.js';

/** What is not pinned is news for so long: who comes later is not told any more. */
const NEWS_MS = 60_000;

/** Who watches a room's announcements, over whatever wire. */
export interface Viewer {
  tell(one: PublicAnnouncement): void;
  /** The process stops: the viewer comes back elsewhere. */
  end(): void;
}

/** A viewer's place in a room. */
export interface Seat {
  /** What to tell first, oldest first: what is in force, or what was missed. */
  readonly first: readonly PublicAnnouncement[];
  /** From which place on changes follow. */
  readonly cursor: Cursor;
  /** From now on the viewer is told of changes, each once and in their order. */
  take(viewer: Viewer): void;
  leave(): void;
}

/** Hears of every change on the board and tells those who watch that room in this process. */
@Injectable()
export class PublicFeed implements OnModuleDestroy {
  private readonly rooms = new Map<string, Set<Viewer>>();
  private readonly tail: Tail<PublicAnnouncement>;
  private stopped = false;

  constructor(
    @Inject(PUBLIC_BOARD) private readonly board: PublicBoard,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.tail = new Tail(board, (one) => {
      for (const viewer of this.rooms.get(one.roomId) ?? []) viewer.tell(one);
    });
  }

  async start(onError: (error: unknown) => void): Promise<void> {
    await this.tail.start(onError);
  }

  /** Viewers are let go at once, before the server waits for its connections. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const viewers of this.rooms.values()) for (const viewer of [...viewers]) viewer.end();
    await this.tail.stop();
  }

  /**
   * What happens while the past is read waits for its viewer.
   * @param after the last place seen; none on a first visit
   * @throws ApiError when the process stops
   */
  async join(roomId: string, after: Cursor | undefined): Promise<Seat> {
    const waiting = new Waiting();
    this.add(roomId, waiting);
    const now = this.tail.cursor;
    try {
      const past = await this.board.latest(roomId);
      if (this.stopped) throw pageStops();
      const first = (
        after === undefined ? this.inForce(past) : past.filter((one) => isLater(one.cursor, after))
      ).toSorted(byPlace);
      const cursor = [now, ...past.map((one) => one.cursor)].reduce((a, b) => (isLater(b, a) ? b : a));
      return this.seatOf(roomId, waiting, { first, cursor });
    } catch (error) {
      this.remove(roomId, waiting);
      throw error;
    }
  }

  private inForce(past: readonly PublicAnnouncement[]): readonly PublicAnnouncement[] {
    const since = this.clock.now() - NEWS_MS;
    return past.filter(({ pinned, ended, at }) => ended === undefined && (pinned || at >= since));
  }

  private seatOf(roomId: string, waiting: Waiting, known: Pick<Seat, 'first' | 'cursor'>): Seat {
    let seated: Viewer = waiting;
    return {
      ...known,
      take: (viewer) => {
        this.remove(roomId, seated);
        seated = viewer;
        this.add(roomId, viewer);
        for (const one of waiting.told) if (isLater(one.cursor, known.cursor)) viewer.tell(one);
        if (this.stopped) viewer.end();
      },
      leave: () => this.remove(roomId, seated),
    };
  }

  private add(roomId: string, viewer: Viewer): void {
    const there = this.rooms.get(roomId);
    if (there) there.add(viewer);
    else this.rooms.set(roomId, new Set([viewer]));
  }

  private remove(roomId: string, viewer: Viewer): void {
    const there = this.rooms.get(roomId);
    there?.delete(viewer);
    if (there?.size === 0) this.rooms.delete(roomId);
  }
}

/** Stands in until the past is read. */
class Waiting implements Viewer {
  readonly told: PublicAnnouncement[] = [];

  tell(one: PublicAnnouncement): void {
    this.told.push(one);
  }

  end(): void {
    // Its seat is never taken, or its viewer ends when it is.
  }
}

function byPlace(a: PublicAnnouncement, b: PublicAnnouncement): number {
  return isLater(a.cursor, b.cursor) ? 1 : -1;
}
