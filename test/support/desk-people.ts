import type { KeyScope } from '../../src/core/access/key.js';
import type { Role } from '../../src/core/access/person.js';
import { signIn } from './app-process.js';

/** What our own page sends with every change. */
export const OUR_PAGE = { 'x-changkong-csrf': '1' };
const JSON_TYPE = { 'content-type': 'application/json' };

export interface Desk {
  /** Makes somebody, for every room unless some are named. @returns their Cookie header */
  person(name: string, roles: readonly Role[], rooms?: readonly string[]): Promise<string>;
  /** Makes a key of the admin's, or of `owner`. @returns its secret */
  key(scopes: readonly KeyScope[], owner?: string, rooms?: readonly string[]): Promise<string>;
  /** Asks as the admin. @throws unless it is done */
  admin(method: string, path: string, body?: unknown): Promise<unknown>;
}

const DESK_PASSWORD = 'desk-password-0123';

/** The people of a running app, made by its admin over its own routes. */
export async function openDesk(url: string): Promise<Desk> {
  const cookie = await signIn(url);
  const admin = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { cookie, ...OUR_PAGE, ...(body !== undefined && JSON_TYPE) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  return {
    admin,
    person: async (name, roles, rooms) => {
      const password = DESK_PASSWORD;
      const person = { name, displayName: name, roles, rooms: rooms ?? 'all', password };
      await admin('POST', '/api/v1/people', person);
      return await signIn(url, name, password);
    },
    key: async (scopes, owner, rooms) => {
      const wanted = {
        name: `key-${scopes.join('-')}`,
        scopes,
        ...(owner !== undefined && { owner }),
        ...(rooms && { rooms }),
      };
      return ((await admin('POST', '/api/v1/keys', wanted)) as { secret: string }).secret;
    },
  };
}
