import { Inject, Injectable, type MessageEvent, type OnModuleDestroy } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import { CUE_SHOWN_FOR, type CueView } from '../core/cue/view.js';
import { LiveGateway } from '../live/live.gateway.js';
import type { Clock, CueStore } from '../ports.js';
import { CLOCK, CUE_STORE } from '../tokens.js';
import { CUES_ON_TABLET, hostCue } from './host-cue.js';

/** Proxies cut what is silent for longer, and the tablet takes a longer silence for a lost connection. */
const BEAT_MS = 10_000;
/** A tablet that lost its network leaves a stream that nobody reads: past this many of a room the oldest goes. */
const STREAMS_A_ROOM = 8;

type Stream = Subscriber<MessageEvent>;

/**
 * What each tablet is told: first the newest cues as they stand, then each change. Who comes back is told the same way: the
 * newest cues hold whatever happened meanwhile, so that no place in the stream needs to be remembered. A cue may come twice; its `seq` says which telling is newer.
 */
@Injectable()
export class HostStreams implements OnModuleDestroy {
  private readonly rooms = new Map<string, Set<Stream>>();

  constructor(
    gateway: LiveGateway,
    @Inject(CUE_STORE) private readonly store: CueStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    gateway.follow(({ event }) => {
      if (event.name === 'cue') this.tell(event.payload);
    });
  }

  onModuleDestroy(): void {
    for (const streams of this.rooms.values()) for (const stream of [...streams]) stream.complete();
  }

  /** @param mayStay asked now and then; false ends the stream */
  open(roomId: string, mayStay: () => Promise<boolean>): Observable<MessageEvent> {
    return new Observable<MessageEvent>((stream) => {
      const leave = this.enter(roomId, stream);
      const beat = setInterval(() => void this.beat(stream, mayStay), BEAT_MS);
      this.tellAll(roomId, stream).catch((error: unknown) => stream.error(error));
      return () => {
        clearInterval(beat);
        leave();
      };
    });
  }

  /** The newest cues of a room, the newest first. */
  async latest(roomId: string): Promise<readonly CueView[]> {
    return await this.store.latest(roomId, CUES_ON_TABLET, this.clock.now() - CUE_SHOWN_FOR);
  }

  private enter(roomId: string, stream: Stream): () => void {
    const streams = this.rooms.get(roomId) ?? new Set();
    this.rooms.set(roomId, streams.add(stream));
    if (streams.size > STREAMS_A_ROOM) [...streams][0]!.complete();
    return () => {
      streams.delete(stream);
      if (streams.size === 0) this.rooms.delete(roomId);
    };
  }

  private async tellAll(roomId: string, stream: Stream): Promise<void> {
    const cues = await this.latest(roomId);
    stream.next({ type: 'cues', data: JSON.stringify(cues.map(hostCue)) });
  }

  private tell(cue: CueView): void {
    const message = { type: 'cues', data: JSON.stringify([hostCue(cue)]) };
    for (const stream of this.rooms.get(cue.roomId) ?? []) stream.next(message);
  }

  /** Who cannot be asked about the key now lets the tablet stay: it must not go dark with the store. */
  private async beat(stream: Stream, mayStay: () => Promise<boolean>): Promise<void> {
    if (await mayStay().catch(() => true)) stream.next({ comment: 'beat' });
    else stream.complete();
  }
}
