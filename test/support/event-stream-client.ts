/** A server-sent event as it came. */
interface SentEvent {
  readonly name: string;
  readonly id: string;
  readonly data: unknown;
}

/** One that reads server-sent events. */
export interface EventStreamClient {
  readonly status: number;
  readonly headers: Headers;
  /** Growing. */
  readonly events: readonly SentEvent[];
  /** How the stream came to its end: by the server's word, by ours, or broken. */
  readonly ended: Promise<'ended' | 'closed' | 'broken'>;
  close(): void;
}

export async function openEventStream(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<EventStreamClient> {
  const aborting = new AbortController();
  const response = await fetch(url, { headers, signal: aborting.signal });
  const events: SentEvent[] = [];
  const ended = readAll(response, events).then(
    () => 'ended' as const,
    () => (aborting.signal.aborted ? ('closed' as const) : ('broken' as const)),
  );
  const { status, headers: answered } = response;
  return { status, headers: answered, events, ended, close: () => aborting.abort() };
}

async function readAll({ body }: Response, events: SentEvent[]): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop()!;
    for (const block of blocks) if (!block.startsWith(':')) events.push(eventOf(block));
  }
}

function eventOf(block: string): SentEvent {
  const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s) as [string, string]));
  const [name = '', id = '', data = 'null'] = ['event', 'id', 'data'].map((field) => fields.get(field));
  return { name, id, data: JSON.parse(data) as unknown };
}
