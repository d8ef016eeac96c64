import type { Server, Socket } from 'socket.io';
import { accessOf } from '../core/access/permissions.js';
import { hasRole, maySeeRoom, type Person } from '../core/access/person.js';
import { NotAllowed } from '../core/access/refusals.js';
import type { SaidError } from '../core/said-error.js';
import { isForeignOrigin } from '../http/foreign-origin.js';
import { stepErrorOf } from '../http/step-errors.js';
import type { Sessions } from '../people/sessions.js';
import type { ClientEvents, JoinReply, Overview, ServerEvents } from './events.js';
import { overviewFor, type WholeOverview } from './overview.js';

/** Whose socket it is, as of the handshake: when that changes, the socket is closed. */
interface SocketOwner {
  person: Person;
  sessionId: string;
}

type NoEvents = Record<string, never>;
export type LiveServer = Server<ClientEvents, ServerEvents, NoEvents, SocketOwner>;
export type LiveSocket = Socket<ClientEvents, ServerEvents, NoEvents, SocketOwner>;

const FOREIGN_PAGE = '不接受其他网站的页面 / pages of other sites are not let in';
const SIGNED_OUT = '请先登录 / sign in first';
const STORAGE_AWAY = '暂时无法核对登录 / who is signed in cannot be told now';

/** Who is let in to the consoles' socket, what they may ask there, and for how long. */
export class ConsoleDoor {
  constructor(
    private readonly server: LiveServer,
    private readonly sessions: Sessions,
  ) {}

  /** Guards do not run on a handshake: who may not come in is refused before there is a socket. */
  open(): void {
    this.server.use((socket, next) => {
      this.admit(socket).then(
        (refusal) => next(refusal === undefined ? undefined : new Error(refusal)),
        () => next(new Error(STORAGE_AWAY)),
      );
    });
  }

  /** Closes the sockets of those who are signed out, left, or have other rights by now; a console comes back with those. */
  async closeEnded(): Promise<void> {
    const sockets = [...this.server.sockets.sockets.values()];
    if (sockets.length === 0) return;
    const open = await this.sessions.stillOpen(sockets.map(({ data }) => data.sessionId));
    for (const socket of sockets) {
      const { person, sessionId } = socket.data;
      const now = open.get(sessionId);
      if (!now || rightsOf(now) !== rightsOf(person)) socket.disconnect(true);
    }
  }

  /** Tells everybody the figures of their rooms: each cut is made once, however many look at the same rooms. */
  tellOverview(whole: WholeOverview): void {
    const scopes = new Map<string, readonly string[]>();
    for (const { data } of this.server.sockets.sockets.values())
      scopes.set(scopeKey(data.person), data.person.rooms);
    for (const [key, rooms] of scopes) {
      const overview: Overview = overviewFor({ rooms }, whole);
      this.server.to(key).volatile.emit('overview', overview);
    }
  }

  /** @returns why not */
  private async admit(socket: LiveSocket): Promise<string | undefined> {
    const { headers } = socket.handshake;
    if (isForeignOrigin(headers)) return FOREIGN_PAGE;
    const found = await this.sessions.signedIn(headers.cookie);
    if (!found) return SIGNED_OUT;
    const refusal = refusalOf(found.person, 'connect');
    if (refusal) return refusal.message;
    socket.data = { person: found.person, sessionId: found.session.id };
    socket.use(([event, ...rest], next) => askTable(socket.data.person, event, rest, next));
    await socket.join(scopeKey(found.person));
    return undefined;
  }
}

/** Every event is asked for in the permission table before anything hears of it; who may not is told so. */
function askTable(person: Person, event: string, rest: unknown[], next: () => void): void {
  const refusal = refusalOf(person, event);
  const reply = rest.at(-1);
  if (!refusal) next();
  else if (typeof reply === 'function') (reply as (answer: JoinReply) => void)(refusedBy(refusal));
}

/** @param event `connect`, or what a console may say @returns undefined: they may */
function refusalOf(person: Person, event: string): NotAllowed | undefined {
  const access = accessOf(`socket:${event}`);
  const roles = typeof access === 'object' ? access.roles : [];
  return hasRole(person, roles) ? undefined : new NotAllowed(roles);
}

/** The answer has the code that it has over HTTP. */
export function refusedBy(refusal: SaidError): JoinReply {
  return { ok: false, code: stepErrorOf(refusal)?.code ?? 'refused', message: refusal.said };
}

/** @returns whether the socket's person may see the room */
export function mayWatch({ data }: LiveSocket, roomId: string): boolean {
  return maySeeRoom(data.person, roomId);
}

function rightsOf({ roles, rooms }: Person): string {
  return JSON.stringify([roles, rooms]);
}

/** Sockets that look at the same rooms are told the same. */
function scopeKey({ rooms }: Person): string {
  return `scope:${[...rooms].sort().join(' ')}`;
}
