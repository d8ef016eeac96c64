import { createContext, use } from 'react';
import { PERMISSIONS } from '@server/core/access/permissions.js';
import { hasRole, type Role } from '@server/core/access/person.js';
import type { Session } from '../api/client.js';

const SessionContext = createContext<Session | undefined>(undefined);
export const SessionProvider = SessionContext;

/** Rows of the server's own table, for roles. */
type RoleRow = {
  [Row in keyof typeof PERMISSIONS]: (typeof PERMISSIONS)[Row] extends { readonly roles: readonly Role[] }
    ? Row
    : never;
}[keyof typeof PERMISSIONS];

/** Who is signed in. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession stands outside of SessionProvider');
  return session;
}

/** @returns whether a person of these roles may ask that: what would be refused is not offered */
export function may(session: Pick<Session, 'roles'>, row: RoleRow): boolean {
  return hasRole(session, PERMISSIONS[row].roles);
}
