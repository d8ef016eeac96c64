import type { Facts } from '../../core/evidence.js';
import type { SignalChange } from '../../core/signal.js';

const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1_440;

/** When a signal changed, as the recording counts: ms, or a day and the minute in it. */
export type StreamTime = number | { readonly day: string; readonly minute: number };

/** What is written of a signal as it is raised or cleared. */
export function changeLine({ change, signal }: SignalChange, at: StreamTime): object {
  const { roomId, kind, subject, topic, grade, evidence } = signal;
  const facts = evidence[0]?.facts ?? {};
  return {
    change,
    at,
    room: roomId,
    signal: kind,
    subject,
    ...(topic && { topic }),
    grade,
    ...(kind === 'flood.coordinated' && { cluster: clusterOf(facts) }),
    evidence,
  };
}

/** What is known of many accounts with one text. */
function clusterOf(facts: Facts): Facts {
  const { text, accounts, messages, newShare, firstId, chant } = facts;
  const known = { text, accounts, messages, newShare, firstId, chant };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) as Facts;
}

/** @param at ms after 1970; a minute's last second ends with it */
export function dayAndMinute(at: number): StreamTime {
  const minute = Math.floor((at - 1) / MINUTE_MS);
  const day = new Date(Math.floor(minute / MINUTES_A_DAY) * MINUTES_A_DAY * MINUTE_MS);
  return {
    day: `${day.getUTCFullYear()}-${day.getUTCMonth() + 1}-${day.getUTCDate()}`,
    minute: minute % MINUTES_A_DAY,
  };
}
