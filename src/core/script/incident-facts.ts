import { chinaClock, chinaDate } from '../china-time.js';
import type { Facts } from '../evidence.js';
import type { Grade } from '../grade.js';
import type { IncidentView } from '../incident/view.js';
import { MINUTE } from '../window/widths.js';
import { aspectsInWords } from './fault-known.js';
import type { VariableType } from './script.js';
import { endedAt, situationOf } from './situation.js';

/** Every fact that a script's variable may be filled from, with the types of variable that it fits. */
export const FACT_TYPES = {
  'room.name': ['room', 'text'],
  'incident.people': ['count'],
  'incident.mentions': ['count'],
  'incident.viewers': ['count'],
  'incident.minutes': ['minutes'],
  'incident.started': ['time'],
  'incident.date': ['date'],
  /** When the trouble ended, once it has. */
  'incident.ended': ['time'],
  /** How long it lasted, once it has ended. */
  'incident.lasted': ['minutes'],
  'incident.update_minutes': ['minutes'],
  'incident.word': ['text'],
  /** 画面, 声音, 连接, or several of them, as viewers name it. */
  'incident.fault': ['text'],
  /** 安卓手机、电脑端 … on which it is broken, as viewers name it. */
  'incident.devices': ['text'],
} as const satisfies Readonly<Record<string, readonly VariableType[]>>;

export type FactName = keyof typeof FACT_TYPES;
export const FACT_NAMES = Object.keys(FACT_TYPES) as readonly FactName[];

/** How often the public hears how it goes on: the more urgent, the shorter the silence. */
export const UPDATE_MINUTES: Readonly<Record<Grade, number>> = { P0: 3, P1: 5, P2: 10, P3: 15 };

/**
 * @param roomName left out when nobody named the room
 * @returns what the system knows of an incident, for `fillScript`; figures that nobody measured are left out
 */
export function incidentFacts(incident: IncidentView, roomName: string | undefined, now: number): Facts {
  const { aspects, devices } = situationOf(incident);
  const ended = endedAt(incident);
  const facts: Record<FactName, string | number | boolean | undefined> = {
    'room.name': roomName,
    'incident.people': incident.facts['people'],
    'incident.mentions': incident.facts['mentions'],
    'incident.viewers': incident.facts['viewers'],
    'incident.minutes': minutesFrom(incident.detectedAt, now),
    'incident.started': chinaClock(incident.detectedAt),
    'incident.date': chinaDate(incident.detectedAt),
    'incident.ended': ended === undefined ? undefined : chinaClock(ended),
    'incident.lasted': ended === undefined ? undefined : minutesFrom(incident.detectedAt, ended),
    'incident.update_minutes': UPDATE_MINUTES[incident.grade],
    'incident.word': incident.facts['word'],
    'incident.fault': aspectsInWords(aspects),
    'incident.devices': devices.length === 0 ? undefined : devices.join('、'),
  };
  return Object.fromEntries(
    Object.entries(facts).filter(
      (entry): entry is [string, string | number | boolean] => entry[1] !== undefined,
    ),
  );
}

/** What is known of a room where nothing is wrong. */
export function roomFacts(roomName: string | undefined): Facts {
  return roomName === undefined ? {} : { 'room.name': roomName };
}

/** The first minute counts as one: nobody says that something lasted for 0 minutes. */
function minutesFrom(start: number, end: number): number {
  return Math.max(1, Math.round((end - start) / MINUTE));
}
