import { lengthInSounds, soundsOf } from '../text/sounds.js';
import type { Tone } from '../window/chant.js';
import { NEW_FOR } from '../window/bounds.js';
import { knownSince } from '../window/stretch.js';
import { MINUTE } from '../window/widths.js';
import type { RoomWindow } from '../window/window.js';
import { countNew, type FloodText } from './flood-texts.js';

/** In a room known for less, everybody is new. */
const KNOWN_FOR = 2 * NEW_FOR;
/** A text that many wrote so long ago is the room's own. */
const USUAL_AFTER = 10 * MINUTE;
/** Up to so many different sounds a text is a shout. */
const SHOUT_SOUNDS = 8;
/**
 * Up to so many different sounds a text is what people type by themselves at one moment, and if they complain: a few
 * words that complain are an outcry or a joke. More of them, the same with everybody, are copied from somewhere.
 */
const CROWD_SOUNDS: Readonly<Record<Tone, number>> = {
  cheers: Infinity,
  reports: Infinity,
  speaks: SHOUT_SOUNDS,
  attacks: 5,
};
/** So few new accounts: the room's regulars speak. */
export const REGULARS = 0.3;
/**
 * From this share on, and if it is no chance, they came together: to shout together is no crime, so that of shouts
 * more is asked.
 */
const STRANGERS = {
  ofShouts: { share: 0.5, chance: 1e-3 },
  ofSpeech: { share: 0.35, chance: 1e-2 },
} as const;
/** Of those who write in any room, so many are new before it has shown its own share; as sure as that many seen. */
const USUAL_NEW = 0.15;
const USUAL_WEIGHT = 8;

/**
 * Whether many who write one text only cheer, or say what everybody sees. An attack is told by who comes: accounts
 * that are new in the room, far more of them than among the others who write at that time, whatever they say. Where
 * nobody can be called new, or some are, the words decide: regulars who shout, joke or cry out together are a crowd;
 * what is long, or accuses, and was never said here before is not theirs.
 * @param usual see `usualNewShare`
 */
export function isCrowd(flood: FloodText, window: RoomWindow, usual: number): boolean {
  const isUsual = flood.noticedAt > 0 && window.now - flood.noticedAt >= USUAL_AFTER;
  const sounds = lengthInSounds(soundsOf(flood.text));
  if (areStrangers(flood, window, usual)) return false;
  if (isUsual || sounds <= CROWD_SOUNDS[flood.tone]) return true;
  return flood.newShare <= REGULARS && isRoomKnown(window) && flood.tone !== 'attacks';
}

/** Whether accounts that are new came together: far more of them than the room's usual share. */
export function areStrangers(
  { known, newShare, text }: FloodText,
  window: RoomWindow,
  usual: number,
): boolean {
  const isShout = lengthInSounds(soundsOf(text)) <= SHOUT_SOUNDS;
  const least = isShout ? STRANGERS.ofShouts : STRANGERS.ofSpeech;
  if (newShare < least.share || !isRoomKnown(window)) return false;
  return binomialTail(Math.round(newShare * known.size), known.size, usual) < least.chance;
}

/** @returns the share of new accounts among those who write now and are in none of the suspect groups */
export function usualNewShare({ crowd }: RoomWindow, suspects: readonly FloodText[]): number {
  const apart = new Set(suspects.flatMap(({ known }) => [...known]));
  const others = Math.max(0, crowd.writers - apart.size);
  const fresh = crowd.newcomers.size - countNew(apart, crowd.newcomers);
  return (fresh + USUAL_NEW * USUAL_WEIGHT) / (others + USUAL_WEIGHT);
}

function isRoomKnown(window: RoomWindow): boolean {
  return !window.crowd.isTooLarge && window.now - knownSince(window) >= KNOWN_FOR;
}

/** @returns P(X ≥ hits) of so many tries */
function binomialTail(hits: number, tries: number, share: number): number {
  let term = (1 - share) ** tries;
  let below = 0;
  for (let k = 0; k < hits; k++) {
    below += term;
    term *= ((tries - k) / (k + 1)) * (share / (1 - share));
  }
  return Math.max(0, 1 - below);
}
