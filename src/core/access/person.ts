/**
 * What a person does at the desk; one may have several. `admin` keeps people, keys and settings, arms rooms and may act as a
 * second person; what each may do is in permissions.ts.
 */
export const ROLES = ['controller', 'pr', 'moderator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Yuan; an admin may set another for each person. */
export const USUAL_COMPENSATION_LIMIT = 500;

/** Somebody who may sign in. No password, no session: those stay in the store. */
export interface Person {
  /**
   * What they sign in with, lower case; given once and never again, so that it stands for the person in events and in the audit
   * trail for ever.
   */
  readonly name: string;
  /** What others read. */
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** Empty: every room. */
  readonly rooms: readonly string[];
  /** Compensation that they may give by themselves in one broadcast of a room, yuan. */
  readonly compensationLimit: number;
  /** ms; who left may not sign in, but stays readable in what they did. */
  readonly disabledAt?: number;
}

/** @returns whether the person may see and act in the room */
export function maySeeRoom({ rooms }: Pick<Person, 'rooms'>, roomId: string): boolean {
  return rooms.length === 0 || rooms.includes(roomId);
}

/** @returns whether the person has at least one of the roles */
export function hasRole({ roles }: Pick<Person, 'roles'>, wanted: readonly Role[]): boolean {
  return roles.some((role) => wanted.includes(role));
}
