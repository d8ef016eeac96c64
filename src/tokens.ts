import type { DeskFile } from './adapters/desk/read-desk-file.js';

/** Names under which the wiring hands ports to the steps: interfaces have none at run time. */
export const CLOCK = Symbol('Clock');
export const INBOX = Symbol('Inbox');
export const WINDOWS = Symbol('Windows');
export const WATCH_LOG = Symbol('WatchLog');
export const ARCHIVE = Symbol('Archive');
export const INCIDENT_STORE = Symbol('IncidentStore');
export const LEDGER = Symbol('Ledger');
export const ANNOUNCEMENT_STORE = Symbol('AnnouncementStore');
export const DELIVERY_STORE = Symbol('DeliveryStore');
export const ORDER_STORE = Symbol('OrderStore');
export const ROOM_ARMING = Symbol('RoomArming');
export const EXPECTATIONS = Symbol('Expectations');
export const WORD_GUARD = Symbol('WordGuard');
export const INCIDENT_READER = Symbol('IncidentReader');
export const LIVE_STREAM = Symbol('LiveStream');
export const ROOM_DIRECTORY = Symbol('RoomDirectory');
export const ROOM_READER = Symbol('RoomReader');
export const BROADCAST_STORE = Symbol('BroadcastStore');
export const EFFECT_STORE = Symbol('EffectStore');
export const REVIEW_READER = Symbol('ReviewReader');
export const OUTBOX = Symbol('Outbox');
export const PERSON_STORE = Symbol('PersonStore');
export const SESSION_STORE = Symbol('SessionStore');
export const KEY_STORE = Symbol('KeyStore');
export const PASSWORDS = Symbol('Passwords');
export const SIGN_IN_LIMITS = Symbol('SignInLimits');
export const AUDIT_TRAIL = Symbol('AuditTrail');
export const CUE_STORE = Symbol('CueStore');
export const HOST_KEYS = Symbol('HostKeys');
/** Those that the configuration names. */
export const CONFIGURED_HOST_KEYS = Symbol('ConfiguredHostKeys');
export const HOST_TABLETS = Symbol('HostTablets');
export const ARCHIVE_KEEPER = Symbol('ArchiveKeeper');
export const ANALYSER = Symbol('Analyser');
/** Nothing has this name unless a second reader is configured. */
export const SECOND_READER = Symbol('SecondReader');
export const SCRIPT_SOURCE = Symbol('ScriptSource');
export const SCRIPT_FILES = Symbol('ScriptFiles');
export const SCRIPT_FORMAT = Symbol('ScriptFormat');
export const SCRIPT_STORE = Symbol('ScriptStore');
/** The desk file as it was read. */
export const DESK = Symbol('Desk');
export const PUBLIC_BOARD = Symbol('PublicBoard');
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

/** Patience, escalation and ways out, as the desk file has them. */
export interface Desk {
  /** Its path, for messages. */
  readonly file: string;
  readonly desk: DeskFile;
}
