import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** How it behaves until it is told otherwise. */
type Trouble = 'none' | 'hang' | 'lose-answer' | 'busy' | 'down' | 'refuse' | 'redirect';

export interface Done {
  readonly path: string;
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const BELIEVED_SECONDS = 300;
export const REASON = '含有平台禁用词';

/**
 * The other side on the loopback, written from docs/room-bridge.md and from nothing else: it believes nobody who
 * does not sign, does each key once, and answers as documented.
 */
export class BridgeServer {
  readonly secret = 'bridge-secret-0123456789';
  readonly done: Done[] = [];
  trouble: Trouble = 'none';
  /** Requests it heard, whatever it did about them. */
  asked = 0;
  /** ms; its own clock. */
  now = (): number => Date.now();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<BridgeServer> {
    const server = createServer();
    const bridge = new BridgeServer(server);
    server.on('request', (request, response) => {
      void text(request).then((raw) => bridge.answer(request, raw, response));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return bridge;
  }

  /** With a token in it, as some have. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook?token=token-in-address`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await once(this.server.close(), 'close');
  }

  private answer(request: IncomingMessage, raw: string, response: ServerResponse): void {
    this.asked++;
    const say = (status: number, body?: object, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    if (this.trouble === 'hang') return;
    if (!this.believes(request, raw)) return say(401, { reason: 'signature' });
    if (this.trouble === 'busy') return say(429, {}, { 'retry-after': '7' });
    if (this.trouble === 'down') return say(503);
    if (this.trouble === 'refuse') return say(422, { reason: REASON });
    if (this.trouble === 'redirect') return say(307, {}, { location: this.url });
    const body = JSON.parse(raw) as { key: string };
    const key = decodeURIComponent(String(request.headers['idempotency-key']));
    if (key !== body.key) return say(400, { reason: 'key' });
    const before = this.done.findIndex((one) => one.key === key);
    if (before >= 0) return say(409, { id: `id-${before + 1}` });
    this.done.push({ path: new URL(request.url!, 'http://x').pathname, key, body });
    if (this.trouble === 'lose-answer') request.socket.destroy();
    else say(200, { id: `id-${this.done.length}` });
  }

  private believes({ headers }: IncomingMessage, raw: string): boolean {
    const timestamp = String(headers['x-changkong-timestamp']);
    if (!(Math.abs(this.now() / 1_000 - Number(timestamp)) <= BELIEVED_SECONDS)) return false;
    const digest = createHmac('sha256', this.secret).update(`${timestamp}.${raw}`).digest('hex');
    const [expected, given] = [`v1=${digest}`, String(headers['x-changkong-signature'])].map((one) =>
      Buffer.from(one),
    );
    return expected!.length === given!.length && timingSafeEqual(expected!, given!);
  }
}
