import { lengthInSounds, soundsOf } from '../text/rough-sounds.js';
import type { Tone } from '../window/chant.js';
import { NEW_FOR } from '../window/bounds.js';
import { knownSince } from '../window/stretch.js';
import { MINUTE } from '../window/widths.js';
import type { RoomWindow } from '../window/window.js';
import { binomialTail } from './binomial.js';
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
const REGULARS = 0.3;
/**
 * From this share on, and if it is no chance, they came together: to shout together is no crime, so that of shouts
 * more is asked. Who only watched until now speaks up to cheer with the others, or because he sees nothing either:
 * of such shouts most is asked.
 */
const STRANGERS = {
  ofChorus: { share: 0.8, chance: 1e-3 },
  ofShouts: { share: 0.5, chance: 1e-3 },
  ofSpeech: { share: 0.35, chance: 1e-2 },
} as const;
/** Of those who write in any room, so many are new before it has shown its own share; as sure as that many seen. */
const USUAL_NEW = 0.15;
const USUAL_WEIGHT = 8;

/** What a verdict asks of a flood … */
export type JudgedFlood = Pick<FloodText, 'text' | 'tone' | 'known' | 'newShare' | 'noticedAt'>;

/** … and of the room in which it is. */
export interface JudgedRoom {
  /** ms */
  readonly now: number;
  /** ms; undefined where so many write that it is not remembered who is new. */
  readonly knownSince: number | undefined;
  /** Share of new accounts that is usual among those who write now, see `usualShare`. */
  readonly usual: number;
}

/**
 * Whether many who write one text only cheer, or say what everybody sees: for the message with which they crossed
 * a limit, and for the signal. An attack is told by who comes: accounts that are new in the room, far more of them
 * than among the others who write at that time, whatever they say. Where nobody can be called new, or some are, the
 * words decide: regulars who shout, joke or cry out together are a crowd; what is long, or accuses, and was never
 * said here before is not theirs.
 */
export function isCrowd(flood: JudgedFlood, room: JudgedRoom): boolean {
  if (areStrangers(flood, room)) return false;
  const isUsual = flood.noticedAt > 0 && room.now - flood.noticedAt >= USUAL_AFTER;
  if (isUsual || lengthInSounds(soundsOf(flood.text)) <= CROWD_SOUNDS[flood.tone]) return true;
  return flood.newShare <= REGULARS && isKnown(room) && flood.tone !== 'attacks';
}

/** Whether accounts that are new came together: far more of them than the room's usual share. */
export function areStrangers({ known, newShare, text, tone }: JudgedFlood, room: JudgedRoom): boolean {
  const isShout = lengthInSounds(soundsOf(text)) <= SHOUT_SOUNDS;
  const isHarmless = tone === 'cheers' || tone === 'reports';
  const least = !isShout ? STRANGERS.ofSpeech : isHarmless ? STRANGERS.ofChorus : STRANGERS.ofShouts;
  if (newShare < least.share || !isKnown(room)) return false;
  return binomialTail(Math.round(newShare * known.size), known.size, room.usual) < least.chance;
}

/** @param suspects groups whose accounts say nothing of what is usual */
export function judgedRoom(window: RoomWindow, suspects: readonly FloodText[]): JudgedRoom {
  const { now, crowd } = window;
  const apart = new Set(suspects.flatMap(({ known }) => [...known]));
  const others = crowd.writers - apart.size;
  const fresh = crowd.newcomers.size - countNew(apart, crowd.newcomers);
  return {
    now,
    knownSince: crowd.isTooLarge ? undefined : knownSince(window),
    usual: usualShare(fresh, others),
  };
}

/**
 * @param fresh new accounts among those who write now and are in none of the floods
 * @param others all such accounts
 */
export function usualShare(fresh: number, others: number): number {
  return (fresh + USUAL_NEW * USUAL_WEIGHT) / (Math.max(0, others) + USUAL_WEIGHT);
}

/** How many of a flood's accounts are new, as facts. Where everybody is, it says nothing, and that is told, too. */
export interface NewShare {
  /** Missing where it is not remembered who is new. */
  readonly newShare?: number;
  readonly roomIsNew?: true;
}

export function newShareToTell({ newShare }: Pick<JudgedFlood, 'newShare'>, room: JudgedRoom): NewShare {
  if (room.knownSince === undefined) return {};
  return isKnown(room) ? { newShare } : { newShare, roomIsNew: true };
}

function isKnown({ now, knownSince: since }: JudgedRoom): boolean {
  return since !== undefined && now - since >= KNOWN_FOR;
}
