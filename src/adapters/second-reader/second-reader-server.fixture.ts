import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What it answers to some texts, when it likes. */
export type Answerer = (texts: readonly string[]) => Reply | Promise<Reply>;

export const NEVER: Answerer = async () => await new Promise<Reply>(() => undefined);

export const broken: Answerer = () => ({ status: 500, body: '' });

export function saying(readings: (text: string) => unknown, model = 'big-1'): Answerer {
  return (texts) => ({ body: JSON.stringify({ model, readings: texts.map(readings) }) });
}

/** A second reader on the loopback, as good or bad as a test needs it. */
export class SecondReaderServer {
  /** The texts of each question. */
  readonly asked: (readonly string[])[] = [];
  answer: Answerer = NEVER;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<SecondReaderServer> {
    const server = createServer();
    const reader = new SecondReaderServer(server);
    server.on('request', (request, response) => {
      void json(request).then(async (body) => {
        const { texts } = body as { texts: readonly string[] };
        reader.asked.push(texts);
        const { status = 200, headers = {}, body: said } = await reader.answer(texts);
        response.writeHead(status, headers).end(said);
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return reader;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/read`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
  }
}
