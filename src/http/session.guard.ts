import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { accessOf, type Access } from '../core/access/permissions.js';
import { hasRole, maySeeRoom, type Person } from '../core/access/person.js';
import type { Origin } from '../core/audit/audit-entry.js';
import type { Doer } from '../core/audit/doer.js';
import { KeyRing } from '../people/key-ring.js';
import { Sessions } from '../people/sessions.js';
import { NotAllowed, RoomForbidden, SignedOut } from '../core/access/refusals.js';
import { ApiError } from './api-error.js';
import { isForeignOrigin } from './foreign-origin.js';

/** A page of another site can make a browser send our cookie, but not this header. */
export const CSRF_HEADER = 'x-changkong-csrf';

export interface SignedInRequest extends FastifyRequest {
  /** Who asks; with a key, its owner in the rooms that are the key's as well. */
  person: Person;
  from: Origin;
  /** Their session; absent with a key. */
  sessionId?: string;
  key?: { readonly id: string; readonly name: string };
}

const AGENT_UNITS = 200;

/** The one guard of all routes: who asks, and whether the permission table lets them. What it does not list nobody may. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: Sessions,
    private readonly keys: KeyRing,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // The gateway asks the table itself, at the handshake and for every event.
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const access = accessOf(rowOf(request));
    // Ingest keys and hosts' keys are checked by their doors, the former before a body is read.
    if (access === 'public' || access === 'ingest key' || access === 'host key') return true;
    if (access === undefined) throw new NotAllowed([]);
    request.from = originOf(request);
    const secret = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (secret === undefined) await this.admitPerson(request);
    else await this.admitKey(request, secret, access);
    refuseUnlisted(request, access);
    return true;
  }

  private async admitPerson(request: SignedInRequest): Promise<void> {
    const found = await this.sessions.signedIn(request.headers.cookie, request.from);
    if (!found) throw new SignedOut();
    if (!READING.has(request.method)) refuseForeignPage(request);
    request.person = found.person;
    request.sessionId = found.session.id;
  }

  private async admitKey(
    request: SignedInRequest,
    secret: string,
    { keys = [] }: Exclude<Access, string>,
  ): Promise<void> {
    await this.keys.meet(secret);
    const { person, id, name } = this.keys.use(secret, keys);
    request.person = person;
    request.key = { id, name };
  }
}

const READING = new Set(['GET', 'HEAD']);

/** @throws NotAllowed, RoomForbidden */
function refuseUnlisted({ person, params }: SignedInRequest, { roles }: Exclude<Access, string>): void {
  if (!hasRole(person, roles)) throw new NotAllowed(roles);
  const { roomId } = params as { roomId?: string };
  if (roomId !== undefined && !maySeeRoom(person, roomId)) throw new RoomForbidden(roomId);
}

/** Where the table has the route; reading its head alone is reading it. */
export function rowOf({ method, routeOptions }: FastifyRequest): string {
  return `${method === 'HEAD' ? 'GET' : method} ${routeOptions.url ?? ''}`;
}

/** Where a request comes from, for the audit trail. */
export function originOf({ ip, headers }: Pick<FastifyRequest, 'ip' | 'headers'>): Origin {
  const agent = headers['user-agent']?.slice(0, AGENT_UNITS);
  return { address: ip, ...(agent !== undefined && { agent }) };
}

/** Who did it, for the audit trail: a person, or their key. */
export function doerOf({ person, key, from }: SignedInRequest): Doer & { readonly from: Origin } {
  const actor = key
    ? ({ type: 'key', name: key.name, owner: person.name } as const)
    : ({ type: 'person', name: person.name } as const);
  return { actor, from };
}

/** @throws ApiError when the change does not come from our own page */
export function refuseForeignPage({ headers }: Pick<FastifyRequest, 'headers'>): void {
  if (headers[CSRF_HEADER] === undefined) {
    throw new ApiError(403, 'csrf', {
      zh: `缺少请求头 ${CSRF_HEADER}`,
      en: `the header ${CSRF_HEADER} is missing`,
    });
  }
  if (isForeignOrigin(headers)) {
    throw new ApiError(403, 'csrf', {
      zh: '不接受其他网站的页面发来的请求',
      en: 'requests from pages of other sites are not taken',
    });
  }
}
