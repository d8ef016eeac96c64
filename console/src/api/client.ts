import type { Cursor, IncidentSuggestions, Overview } from '@server/live/events.js';
import type { Person } from '@server/core/access/person.js';
import type { AnnouncementView } from '@server/core/announcement/view.js';
import type { CueView } from '@server/core/cue/view.js';
import type { Flag } from '@server/core/flag.js';
import type { IncidentEvent } from '@server/core/incident/events.js';
import type { IncidentClocks } from '@server/core/incident/clocks.js';
import type { IncidentView } from '@server/core/incident/view.js';
import type { Signal } from '@server/core/signal.js';
import type { Language } from '../format/format.js';

/** Who is signed in. */
export type Session = Pick<Person, 'name' | 'displayName' | 'roles' | 'rooms'>;

/** A room as it stands; live events follow from `cursor` on. */
export interface RoomSnapshot {
  readonly flags: readonly Flag[];
  readonly signals: readonly Signal[];
  readonly incidents: readonly IncidentView[];
  readonly suggestions: readonly IncidentSuggestions[];
  /** The newest first. */
  readonly cues: readonly CueView[];
  /** The last touched first. */
  readonly announcements: readonly AnnouncementView[];
  readonly cursor: Cursor;
}

/** An incident with its clocks, as the company has set them, and all that happened to it. */
export interface IncidentStory {
  readonly incident: IncidentView;
  readonly clocks: IncidentClocks;
  readonly events: readonly IncidentEvent[];
}

interface Refusal {
  readonly code: string;
  readonly message: Readonly<Record<Language, string>>;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
}

/** The server answered and said no; `reason` tells the user why. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(
    readonly status: number,
    readonly reason: Refusal | undefined,
  ) {
    super(reason?.code ?? `HTTP ${status}`);
  }
}

/** @throws RefusedError on any answer but 2xx; TypeError when the server cannot be reached */
export async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-changkong-csrf'] = '1';
  if (body !== undefined) headers['content-type'] = 'application/json';
  const answer = await fetch(`/api/v1${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  const content: unknown = isJson && text !== '' ? JSON.parse(text) : undefined;
  if (!answer.ok) throw new RefusedError(answer.status, content as Refusal | undefined);
  return content as T;
}

/** @returns null when nobody is signed in */
export async function readSession(): Promise<Session | null> {
  try {
    return await request<Session>('GET', '/session');
  } catch (error) {
    if (error instanceof RefusedError && error.status === 401) return null;
    throw error;
  }
}

export const signIn = (user: string, password: string) =>
  request<void>('POST', '/session', { user, password });
export const signOut = () => request<void>('DELETE', '/session');
export const readOverview = () => request<Overview>('GET', '/rooms');
export const readRoom = (roomId: string) =>
  request<RoomSnapshot>('GET', `/rooms/${encodeURIComponent(roomId)}`);
export const readIncident = (id: string) => request<IncidentStory>('GET', `/incidents/${id}`);
export const claimIncident = (id: string) => request<IncidentView>('POST', `/incidents/${id}/claim`, {});
/** `why`: while signals are open. */
export interface AllClear {
  readonly note?: string;
  readonly why?: string;
}
export const resolveIncident = (id: string, given: AllClear) =>
  request<IncidentView>('POST', `/incidents/${id}/resolve`, given);
export const recordScriptUse = (
  id: string,
  scriptId: string,
  use: { version: number; values: Readonly<Record<string, string>> },
) => request<IncidentView>('POST', `/incidents/${id}/scripts/${encodeURIComponent(scriptId)}/use`, use);
