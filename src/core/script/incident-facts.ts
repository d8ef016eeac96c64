import type { Facts } from '../evidence.js';
import type { Grade } from '../grade.js';
import type { IncidentView } from '../incident/view.js';
import { MINUTE } from '../window/widths.js';

/** Every fact that a script's variable may be filled from. */
export const FACT_NAMES = [
  'room.name',
  'incident.people',
  'incident.mentions',
  'incident.viewers',
  'incident.minutes',
  'incident.started',
  'incident.update_minutes',
  'incident.word',
] as const;

type FactName = (typeof FACT_NAMES)[number];

/** How often the public hears how it goes on: the more urgent, the shorter the silence. */
const UPDATE_MINUTES: Readonly<Record<Grade, number>> = { P0: 3, P1: 5, P2: 10, P3: 15 };

/** China Standard Time has no summer time, so that no calendar is needed. */
const CHINA_OFFSET = 8 * 60 * MINUTE;

/**
 * @param roomName left out when nobody named the room
 * @returns what the system knows of an incident, for `fillScript`; figures that nobody measured are left out
 */
export function incidentFacts(incident: IncidentView, roomName: string | undefined, now: number): Facts {
  const facts: Record<FactName, string | number | boolean | undefined> = {
    'room.name': roomName,
    'incident.people': incident.facts['people'],
    'incident.mentions': incident.facts['mentions'],
    'incident.viewers': incident.facts['viewers'],
    // The first minute counts as one: nobody says that something lasted for 0 minutes.
    'incident.minutes': Math.max(1, Math.round((now - incident.detectedAt) / MINUTE)),
    'incident.started': chinaClock(incident.detectedAt),
    'incident.update_minutes': UPDATE_MINUTES[incident.grade],
    'incident.word': incident.facts['word'],
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

/** @returns `HH:mm` in China. */
function chinaClock(at: number): string {
  const minutes = Math.floor((at + CHINA_OFFSET) / MINUTE) % (24 * 60);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
