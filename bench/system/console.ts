import { io, type Socket } from 'socket.io-client';
import type { Flag } from '../../src/core/flag.js';
import type { ClientEvents, Cursor, JoinReply, Overview, ServerEvents } from '../../src/live/events.js';
import { preciseNow } from '../load/now.js';
import { SIGN_IN } from './stage.js';

type LiveSocket = Socket<ServerEvents, ClientEvents>;

const JOIN_MS = 10_000;

/** A console like a person's: signed in, a member of its rooms, listening. */
export class BenchConsole {
  /** Flags by id, and how long each took from `sentAt` to here, ms. */
  readonly heard = new Map<string, number>();
  /** Flags that came again; only a reconnect may bring one twice. */
  repeated = 0;
  reconnects = -1;
  gaps = 0;
  private cursor: Cursor | undefined;

  private constructor(
    private readonly url: string,
    private readonly cookie: string,
    private readonly rooms: readonly string[],
    private readonly socket: LiveSocket,
  ) {}

  /** Signs in, connects and joins. */
  static async open(url: string, rooms: readonly string[]): Promise<BenchConsole> {
    const cookie = await signIn(url);
    const socket: LiveSocket = io(url, {
      path: '/live',
      transports: ['websocket'],
      extraHeaders: { cookie },
      autoConnect: false,
    });
    const client = new BenchConsole(url, cookie, rooms, socket);
    socket.on('flag', (flag, cursor) => client.hear(flag, cursor));
    socket.on('gap', () => (client.gaps += 1));
    await new Promise<void>((resolve, reject) => {
      socket.on('connect', () => void client.join().then(resolve, reject));
      socket.once('connect_error', reject);
      socket.connect();
    });
    return client;
  }

  /** The figures that the console's first page shows. */
  async overview(): Promise<Overview> {
    const answer = await fetch(`${this.url}/api/v1/rooms`, { headers: { cookie: this.cookie } });
    if (!answer.ok) throw new Error(`GET /api/v1/rooms: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Overview;
  }

  close(): void {
    this.socket.disconnect();
  }

  private async join(): Promise<void> {
    this.reconnects++;
    for (const roomId of this.rooms) {
      const request = this.cursor === undefined ? { roomId } : { roomId, cursor: this.cursor };
      const reply = (await this.socket.timeout(JOIN_MS).emitWithAck('room.join', request)) as JoinReply;
      if (!reply.ok) throw new Error(`room.join ${roomId}: ${reply.code}`);
    }
  }

  private hear(flag: Flag, cursor: Cursor): void {
    this.cursor = cursor;
    if (this.heard.has(flag.id)) this.repeated++;
    else this.heard.set(flag.id, preciseNow() - flag.message.sentAt);
  }
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-changkong-csrf': '1' },
    body: JSON.stringify(SIGN_IN),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return cookie;
}
