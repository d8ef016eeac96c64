import type { KeyScope } from './key.js';
import { ROLES, type Role } from './person.js';

/**
 * Who may ask. `public`: anybody. `ingest key`: a program with a key that brings messages in. `host key`: a host's tablet with the key of its room. Else people with one of the
 * roles, in rooms of theirs, and keys with one of the scopes whose owner has one of the roles. What names no scope is for people who have
 * signed in themselves.
 */
export type Access =
  | 'public'
  | 'ingest key'
  | 'host key'
  | { readonly roles: readonly Role[]; readonly keys?: readonly KeyScope[] };

const EVERYBODY = { roles: ROLES } as const;
const READERS = { roles: ROLES, keys: ['read'] } as const;
const DESK = { roles: ['controller', 'pr', 'moderator'] } as const;
const ACT = { roles: ['controller', 'moderator'] } as const;
const EDIT = { roles: ['pr', 'moderator'] } as const;
const CONFIRM = { roles: ['moderator', 'admin'] } as const;
const ADMIN = { roles: ['admin'] } as const;

/** The console's own files, where they are built. */
export const CONSOLE_FILES = 'GET /*';

/**
 * The permission table: every route by its pattern, every socket event by `socket:` and its name. What is missing here is
 * refused, and the process does not start with a route that has no row nor with a row that has no route.
 */
export const PERMISSIONS = {
  // Probes, figures and the page that asks who is there come before anybody has signed in.
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /metrics': 'public',
  [CONSOLE_FILES]: 'public',

  // Messages come in by keys; by WebSocket at the same address, too.
  'POST /api/v1/messages': 'ingest key',
  'PUT /api/v1/rooms/:roomId': 'ingest key',
  'POST /api/v1/rooms/:roomId/viewers': 'ingest key',

  // Signing in is open to all, for a few tries; one's own account is everybody's.
  'POST /api/v1/session': 'public',
  'GET /api/v1/session': READERS,
  'DELETE /api/v1/session': EVERYBODY,
  'PUT /api/v1/session/password': EVERYBODY,

  // Watching rooms: all who work here, each in rooms of theirs.
  'socket:connect': EVERYBODY,
  'socket:room.join': EVERYBODY,
  'socket:room.leave': EVERYBODY,
  'GET /api/v1/rooms': READERS,
  'GET /api/v1/rooms/:roomId': READERS,
  'GET /api/v1/incidents': READERS,
  'GET /api/v1/incidents/:id': READERS,
  'GET /api/v1/incidents/:id/timeline': READERS,
  'GET /api/v1/incidents/:id/suggestions': READERS,

  // Acting in an incident: the desk. An admin does not, unless that is their work as well.
  'POST /api/v1/incidents/:id/claim': DESK,
  'POST /api/v1/incidents/:id/hand': DESK,
  'POST /api/v1/incidents/:id/release': DESK,
  'POST /api/v1/incidents/:id/grade': DESK,
  'POST /api/v1/incidents/:id/hold': DESK,
  'POST /api/v1/incidents/:id/resolve': DESK,
  'POST /api/v1/incidents/:id/reopen': DESK,
  'POST /api/v1/incidents/:id/merge': DESK,
  'POST /api/v1/incidents/:id/split': DESK,
  'POST /api/v1/incidents/:id/scripts/:scriptId/use': DESK,

  // Official words: the desk writes, a moderator confirms what others wrote, an admin alone goes past that.
  'POST /api/v1/texts/check': { ...DESK, keys: ['draft'] },
  'GET /api/v1/announcements': READERS,
  'GET /api/v1/announcements/:id': READERS,
  'POST /api/v1/rooms/:roomId/announcements': { ...DESK, keys: ['draft'] },
  'POST /api/v1/rooms/:roomId/announcements/check': { ...DESK, keys: ['draft'] },
  'PUT /api/v1/announcements/:id': { ...DESK, keys: ['draft'] },
  'POST /api/v1/announcements/:id/submit': DESK,
  'POST /api/v1/announcements/:id/approve': CONFIRM,
  'POST /api/v1/announcements/:id/return': CONFIRM,
  'POST /api/v1/announcements/:id/withdraw': DESK,
  'POST /api/v1/announcements/:id/force': ADMIN,

  // Silent prompts: the desk cues the host; the tablet, which knows no person, shows them and gives receipts.
  'GET /api/v1/rooms/:roomId/cues': READERS,
  'POST /api/v1/rooms/:roomId/cues': DESK,
  'POST /api/v1/cues/:id/withdraw': DESK,
  'GET /host': 'public',
  'GET /host/*': 'public',
  'GET /api/v1/host/cues': 'host key',
  'GET /api/v1/host/cues/stream': 'host key',
  'POST /api/v1/host/cues/:id/shown': 'host key',
  'POST /api/v1/host/cues/:id/received': 'host key',

  // The public: what is officially said, to pages of any site. Their socket is a namespace of its own, open to all.
  'GET /public/v1/rooms/:roomId/announcements': 'public',
  'GET /public/v1/rooms/:roomId/announcements/stream': 'public',
  'GET /embed.js': 'public',
  'GET /room-page/:roomId': 'public',

  // Looking back: broadcasts, response figures, what scripts did.
  'GET /api/v1/broadcasts': READERS,
  'GET /api/v1/broadcasts/:id': READERS,
  'GET /api/v1/review/response': READERS,
  'GET /api/v1/review/script-effects': READERS,

  // Prepared answers: all may read what they will say; those who answer for public words write them.
  'GET /api/v1/scripts': READERS,
  'GET /api/v1/scripts/:id': READERS,
  'GET /api/v1/scripts/:id/versions': READERS,
  'GET /api/v1/scripts/:id/diff': READERS,
  'GET /api/v1/scripts/:id/export': READERS,
  'POST /api/v1/scripts/preview': EDIT,
  'PUT /api/v1/scripts/:id': EDIT,
  'POST /api/v1/scripts/:id/archive': EDIT,
  'POST /api/v1/scripts/:id/restore': EDIT,

  // What is done to a room: those who run it order, a moderator or an admin confirms, an admin alone arms it and goes past that.
  'GET /api/v1/rooms/:roomId/actions': READERS,
  'GET /api/v1/actions/:id': READERS,
  'POST /api/v1/rooms/:roomId/actions': ACT,
  'POST /api/v1/actions/:id/undo': ACT,
  'POST /api/v1/actions/:id/approve': CONFIRM,
  'POST /api/v1/actions/:id/return': CONFIRM,
  'POST /api/v1/actions/:id/withdraw': ACT,
  'POST /api/v1/actions/:id/force': ADMIN,
  'PUT /api/v1/rooms/:roomId/armed': ADMIN,
  'DELETE /api/v1/rooms/:roomId/armed': { roles: ['moderator', 'admin'] },

  // People, keys, the audit trail and what failed: admins, signed in themselves.
  'GET /api/v1/people': ADMIN,
  'POST /api/v1/people': ADMIN,
  'PATCH /api/v1/people/:name': ADMIN,
  'POST /api/v1/people/:name/disable': ADMIN,
  'POST /api/v1/people/:name/enable': ADMIN,
  'PUT /api/v1/people/:name/password': ADMIN,
  'GET /api/v1/people/:name/sessions': ADMIN,
  'DELETE /api/v1/people/:name/sessions': ADMIN,
  'GET /api/v1/keys': ADMIN,
  'POST /api/v1/keys': ADMIN,
  'DELETE /api/v1/keys/:id': ADMIN,
  'GET /api/v1/audit': ADMIN,
  'GET /api/v1/audit/export': ADMIN,
  'GET /api/v1/jobs/failed': ADMIN,
  'POST /api/v1/jobs/failed/retry': ADMIN,
} as const satisfies Readonly<Record<string, Access>>;

/** @param row e.g. `GET /api/v1/rooms/:roomId`, `socket:room.join` @returns undefined: nobody may */
export function accessOf(row: string): Access | undefined {
  return Object.hasOwn(PERMISSIONS, row) ? (PERMISSIONS as Readonly<Record<string, Access>>)[row] : undefined;
}

/**
 * What stands against starting.
 * @param served rows of what the process serves
 * @returns one line for each route without a row and each row without a route
 */
export function tableMismatches(served: readonly string[]): readonly string[] {
  const rows = Object.keys(PERMISSIONS);
  return [
    ...served.filter((one) => !rows.includes(one)).map((one) => `${one}: no row in the permission table`),
    ...rows.filter((one) => !served.includes(one)).map((one) => `${one}: a row, but nothing is served there`),
  ];
}
