import type { Cursor } from './events.js';

const WAIT_MS = 1_000;
const AFTER_FAILURE_MS = 500;

/** What is followed: a stream whose entries know their place. */
interface Followed<Entry> {
  end(): Promise<Cursor>;
  next(after: Cursor, waitMs: number): Promise<readonly Entry[]>;
}

/** Follows a stream from its end, for as long as the process runs, through restarts of Redis. */
export class Tail<Entry extends { readonly cursor: Cursor }> {
  private running = true;
  private done: Promise<void> = Promise.resolve();
  private at: Cursor = '0-0';

  constructor(
    private readonly stream: Followed<Entry>,
    private readonly onEvent: (entry: Entry) => void,
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
        for (const entry of await this.stream.next(this.at, WAIT_MS)) {
          this.onEvent(entry);
          this.at = entry.cursor;
        }
      } catch (error) {
        if (this.running) onError(error);
        await new Promise((resolve) => setTimeout(resolve, AFTER_FAILURE_MS));
      }
    }
  }
}
