/** Names under which the wiring hands ports to the steps: interfaces have none at run time. */
export const CLOCK = Symbol('Clock');
export const INBOX = Symbol('Inbox');
export const WINDOWS = Symbol('Windows');
export const WATCH_LOG = Symbol('WatchLog');
export const ARCHIVE = Symbol('Archive');
export const INCIDENT_STORE = Symbol('IncidentStore');
export const INCIDENT_READER = Symbol('IncidentReader');
export const LIVE_STREAM = Symbol('LiveStream');
export const ROOM_DIRECTORY = Symbol('RoomDirectory');
export const ROOM_READER = Symbol('RoomReader');
export const OUTBOX = Symbol('Outbox');
export const ARCHIVE_KEEPER = Symbol('ArchiveKeeper');
export const ANALYSER = Symbol('Analyser');
/** Nothing has this name unless a second reader is configured. */
export const SECOND_READER = Symbol('SecondReader');
export const SCRIPT_SOURCE = Symbol('ScriptSource');
export const SETTINGS = Symbol('Settings');
export const NEW_ID = Symbol('NewId');
/** `() => DeskSettings` (core/incident/desk-settings.ts): as they are now. */
export const DESK_SETTINGS = Symbol('DeskSettings');

/** The figures of the configuration that steps may know: no addresses, no secrets. */
export interface Settings {
  readonly shards: number;
  readonly shardBound: number;
  readonly flushSize: number;
  readonly flushMs: number;
  readonly archiveDays: number;
}
