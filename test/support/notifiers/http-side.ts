import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Behaviour, Side } from './rig.js';

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export const HTTP_MISBEHAVES: readonly Behaviour[] = [
  'hangs',
  'hangs in its answer',
  'hangs up',
  'is away',
  'talks nonsense',
  'moved',
  'asks for patience',
];

/** An HTTP server on the loopback that answers as told, or misbehaves. */
export class HttpSide implements Side {
  behaviour: Behaviour = 'well';
  asked = 0;
  wellFor = Infinity;

  private constructor(
    private readonly server: Server,
    private readonly answer: (asked: Asked) => Reply,
  ) {}

  static async start(answer: (asked: Asked) => Reply): Promise<HttpSide> {
    const server = createServer();
    const side = new HttpSide(server, answer);
    server.on('request', (request, response) => void side.hear(request, response));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return side;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
  }

  private async hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = request;
    const asked: Asked = {
      method,
      url: new URL(request.url ?? '', this.origin),
      headers,
      body: await text(request),
    };
    this.asked += 1;
    if (this.asked > this.wellFor) this.behaviour = 'is away';
    if (this.behaviour === 'hangs') return;
    if (this.behaviour === 'hangs up') return void request.socket.destroy();
    if (this.behaviour === 'hangs in its answer') return void response.writeHead(200).write('{');
    const { status = 200, headers: own = {}, body } = this.replyTo(asked);
    response.writeHead(status, own).end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  private replyTo(asked: Asked): Reply {
    // Whoever misbehaves also gives away all that it was told.
    const body = JSON.stringify({ said: asked.body, of: asked.url.href, by: asked.headers });
    switch (this.behaviour) {
      case 'is away':
        return { status: 503, body };
      case 'moved':
        return { status: 307, headers: { location: `${this.origin}/elsewhere` }, body };
      case 'asks for patience':
        return { status: 429, headers: { 'retry-after': '7' }, body };
      case 'talks nonsense':
        return { status: 200, body: `<html>${body}` };
      case 'well':
      case 'hangs':
      case 'hangs in its answer':
      case 'hangs up':
        return this.answer(asked);
    }
  }
}
