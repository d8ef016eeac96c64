import { readEvents } from '../../host-page/events.js';
import type { HostCue } from '../../src/cue/host-cue.js';

const API = '/api/v1/host/cues';

export interface TabletStream {
  /** Every telling, in order. */
  readonly told: readonly HostCue[][];
  /** Resolves when the server has ended it, or `close` has. */
  readonly ended: Promise<void>;
  readonly close: () => void;
}

/** What a host's tablet does, without a browser. */
export class HostTablet {
  constructor(
    private readonly url: string,
    private readonly key: string,
  ) {}

  async ask(): Promise<HostCue[]> {
    return (await (await this.fetch(API)).json()) as HostCue[];
  }

  async say(id: string, note: 'shown' | 'received'): Promise<{ status: number; cue: HostCue }> {
    const answer = await this.fetch(`${API}/${id}/${note}`, { method: 'POST' });
    return { status: answer.status, cue: (await answer.json()) as HostCue };
  }

  async listen(): Promise<TabletStream> {
    const stop = new AbortController();
    const answer = await this.fetch(`${API}/stream`, { signal: stop.signal });
    const told: HostCue[][] = [];
    const reading = readEvents(
      answer.body!,
      (data: string) => told.push(JSON.parse(data) as HostCue[]),
      () => undefined,
    );
    return { told, ended: reading.catch(() => undefined), close: () => stop.abort() };
  }

  private async fetch(path: string, options: RequestInit = {}): Promise<Response> {
    return await fetch(`${this.url}${path}`, {
      ...options,
      headers: { authorization: `Bearer ${this.key}` },
    });
  }
}
