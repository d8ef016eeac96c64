import { NEW_FOR } from '../window/bounds.js';
import { bucketsBetween, lastSeconds, minutesBetween, sum } from '../window/stretch.js';
import { floorTo, MINUTE, SECOND } from '../window/widths.js';
import type { RoomWindow } from '../window/window.js';
import { betaBinomialTail } from './beta-binomial.js';
import { CLUSTER_SECONDS } from './flood-limits.js';
import { countNew, type FloodText } from './flood-texts.js';
import { accountsKnownSince } from './watched.js';

/** In a room known for less, everybody is new. */
const KNOWN_FOR = 2 * NEW_FOR;
/** Of those who write in any room, so many are new before it has shown its own share; as sure as that many seen. */
const USUAL_NEW = 0.15;
const USUAL_WEIGHT = 8;
/** A room winds down: what it says is compared with what it said just before. */
const BEFORE = 10 * MINUTE;
/** A share of what it usually says that a room hardly ever falls below: its own people are among the suspects. */
const QUIET = 1 / 3;
/** Who floods shares out two or three texts; people who come back have each their own. */
const OWN_TEXTS = 4;

/** The room in which a flood is judged. */
export interface JudgedRoom {
  /** ms */
  readonly now: number;
  /** ms; undefined where so many write that it is not remembered who is new. */
  readonly knownSince: number | undefined;
  /** Accounts that write at the time and are not of a flood, as far as can be told … */
  readonly others: number;
  /** … and those of them that are new in the room. */
  readonly newOthers: number;
}

/** @param suspects groups that may be floods, so that their accounts say nothing of what is usual */
export function judgedRoom(window: RoomWindow, suspects: readonly FloodText[]): JudgedRoom {
  const { now, crowd } = window;
  const apart = new Set(suspects.flatMap(({ known }) => [...known]));
  const newApart = countNew(apart, crowd.newcomers);
  const own = ownShare(window, suspects);
  return {
    now,
    knownSince: crowd.isTooLarge ? undefined : accountsKnownSince(window),
    others: Math.max(0, crowd.writers - (1 - own) * apart.size),
    newOthers: Math.max(0, crowd.newcomers.size - (1 - own) * newApart),
  };
}

/** @returns whether it is known for long enough to say who is new in it */
export function isKnown({ now, knownSince: since }: JudgedRoom): boolean {
  return since !== undefined && now - since >= KNOWN_FOR;
}

/** @returns how likely so many new accounts among these are, if they come like the others */
export function chanceOfNew(newcomers: number, accounts: number, { others, newOthers }: JudgedRoom): number {
  const seenNew = newOthers + USUAL_NEW * USUAL_WEIGHT;
  const seenOld = Math.max(0, others - newOthers) + (1 - USUAL_NEW) * USUAL_WEIGHT;
  return betaBinomialTail(newcomers, accounts, seenNew, seenOld);
}

/**
 * Who floods speaks beside the room's own people. Where these have fallen silent and others speak in their stead,
 * they are the room: viewers who come back after a break, or whom the platform sends, many with the same few words.
 * @returns share of the suspects that are taken for the room's own, 0 … 1
 */
function ownShare(window: RoomWindow, suspects: readonly FloodText[]): number {
  if (suspects.length < OWN_TEXTS) return 0;
  const { now } = window;
  const suspected = sum(suspects, ({ messages }) => messages);
  const written = sum(
    bucketsBetween(window, lastSeconds(now, CLUSTER_SECONDS), Infinity),
    ({ messages }) => messages,
  );
  const least = QUIET * usualMessages(window);
  const missing = least - Math.max(0, written - suspected);
  return missing <= 0 ? 0 : Math.min(1, missing / suspected);
}

/** @returns messages in as much time, in the minutes before in which anybody wrote; 0 where there is none */
function usualMessages(window: RoomWindow): number {
  const { now } = window;
  const past = minutesBetween(window, now - BEFORE, floorTo(now, MINUTE) - MINUTE).filter(
    ({ messages }) => messages > 0,
  );
  const aMinute = sum(past, ({ messages }) => messages) / Math.max(1, past.length);
  return aMinute * ((CLUSTER_SECONDS * SECOND) / MINUTE);
}
