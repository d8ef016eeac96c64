import { Injectable } from '@nestjs/common';
import { LiveGateway } from './live.gateway.js';
import { ReadOverview } from './overview.js';

/** Twice a second at most, and only while somebody watches. */
const EVERY_MS = 1_000;

/** Keeps the consoles' figures fresh. A reading that takes longer than its turn delays the next, never piles up. */
@Injectable()
export class TellOverview {
  private timer: NodeJS.Timeout | undefined;
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly gateway: LiveGateway,
    private readonly overview: ReadOverview,
  ) {}

  start(onError: (error: unknown) => void): void {
    let busy = false;
    this.timer = setInterval(() => {
      if (busy || this.gateway.watchers === 0) return;
      busy = true;
      this.reading = this.tell()
        .catch(onError)
        .finally(() => {
          busy = false;
        });
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.reading;
  }

  private async tell(): Promise<void> {
    this.gateway.tellOverview(await this.overview.read());
  }
}
