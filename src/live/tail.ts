import type { Cursor } from './events.js';
import type { LiveStream, StreamedEvent } from '../ports.js';

const WAIT_MS = 1_000;
const AFTER_FAILURE_MS = 500;

/** Follows the live stream from its end, for as long as the process runs, through restarts of Redis. */
export class Tail {
  private running = true;
  private done: Promise<void> = Promise.resolve();
  private at: Cursor = '0-0';

  constructor(
    private readonly stream: LiveStream,
    private readonly onEvent: (streamed: StreamedEvent) => void,
  ) {}

  /** The last place whose event was handed on. */
  get cursor(): Cursor {
    return this.at;
  }

  async start(onError: (error: unknown) => void): Promise<void> {
    this.at = await this.stream.end();
    this.done = this.follow(onError);
  }

  async stop(): Promise<void> {
    this.running = false;
    // A read that blocks on a server that is away does not end.
    await Promise.race([this.done, new Promise((resolve) => setTimeout(resolve, 2 * WAIT_MS))]);
  }

  private async follow(onError: (error: unknown) => void): Promise<void> {
    while (this.running) {
      try {
        for (const streamed of await this.stream.next(this.at, WAIT_MS)) {
          this.onEvent(streamed);
          this.at = streamed.cursor;
        }
      } catch (error) {
        if (this.running) onError(error);
        await new Promise((resolve) => setTimeout(resolve, AFTER_FAILURE_MS));
      }
    }
  }
}
