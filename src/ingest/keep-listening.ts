import { Inject, Injectable } from '@nestjs/common';
import type { WatchLog } from '../ports.js';
import { WATCH_LOG } from '../tokens.js';

/** A few of these may fail before anybody thinks that nobody listens. */
const EVERY_MS = 2_000;

/** Says again and again that this process takes messages in: while none does, silence proves nothing. */
@Injectable()
export class KeepListening {
  private timer: NodeJS.Timeout | undefined;

  constructor(@Inject(WATCH_LOG) private readonly log: Pick<WatchLog, 'listening'>) {}

  /** @param onError is told of a note that could not be left; the next one follows */
  async start(onError: (error: unknown) => void): Promise<void> {
    this.timer = setInterval(() => {
      this.log.listening().catch(onError);
    }, EVERY_MS);
    await this.log.listening();
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
