import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ROLES, type Person } from '../core/access/person.js';
import type { Origin } from '../core/audit/audit-entry.js';
import { ApiError } from './api-error.js';
import { SessionKeeper } from './session-keeper.js';

/** A page of another site can make a browser send our cookie, but not this header. */
export const CSRF_HEADER = 'x-changkong-csrf';

export interface SignedInRequest extends FastifyRequest {
  person: Person;
  from: Origin;
}

const AGENT_UNITS = 200;

/** Lets signed-in people pass, and their changes only when our own page asks for them. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(private readonly sessions: SessionKeeper) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const user = this.sessions.userOf(request.headers.cookie);
    if (user === undefined) throw new ApiError(401, 'signed_out', { zh: '请先登录', en: 'sign in first' });
    if (request.method !== 'GET') refuseForeignPage(request);
    // One shared account may do everything.
    request.person = { name: user, displayName: user, roles: ROLES, rooms: [], compensationLimit: 500 };
    request.from = originOf(request);
    return true;
  }
}

/** Where a request comes from, for the audit trail. */
export function originOf({ ip, headers }: FastifyRequest): Origin {
  const agent = headers['user-agent']?.slice(0, AGENT_UNITS);
  return { address: ip, ...(agent !== undefined && { agent }) };
}

/** @throws ApiError when the change does not come from our own page */
export function refuseForeignPage(request: FastifyRequest): void {
  if (request.headers[CSRF_HEADER] !== undefined) return;
  throw new ApiError(403, 'csrf', {
    zh: `缺少请求头 ${CSRF_HEADER}`,
    en: `the header ${CSRF_HEADER} is missing`,
  });
}
