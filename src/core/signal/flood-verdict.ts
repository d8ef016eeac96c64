import { isShout } from '../text/fingerprint.js';
import { lengthInSounds, soundsOf } from '../text/rough-sounds.js';
import type { Tone } from '../window/chant.js';
import { MINUTE } from '../window/widths.js';
import { chanceOfNew, isKnown, type JudgedRoom } from './flood-room.js';
import type { FloodText } from './flood-texts.js';

/** A text that many wrote so long ago is the room's own. */
const USUAL_AFTER = 10 * MINUTE;
/** Up to so many different sounds people shout a text together. */
const SHORT_SOUNDS = 8;
/**
 * Up to so many different sounds a text is what people type by themselves at one moment, and if they complain: a few
 * words that complain are an outcry or a joke. More of them, the same with everybody, are copied from somewhere.
 */
const CROWD_SOUNDS: Readonly<Record<Tone, number>> = {
  cheers: Infinity,
  reports: Infinity,
  speaks: SHORT_SOUNDS,
  attacks: 5,
};
/** Of so many digits, so many of them different, a number means something: 88520123, but not 23333333. */
const NUMBER_DIGITS = 6;
const NUMBER_DIFFERENT = 4;
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

/** What a verdict asks of a flood. */
export type JudgedFlood = Pick<
  FloodText,
  'fingerprints' | 'text' | 'tone' | 'known' | 'newShare' | 'noticedAt'
>;

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

/**
 * Whether accounts that are new came together: far more of them than the room's usual share. Not for a harmless shout,
 * for which hosts ask those who have just come: 新来的扣1.
 */
export function areStrangers(flood: JudgedFlood, room: JudgedRoom): boolean {
  const { known, newShare, text, tone } = flood;
  if (isCall(flood)) return false;
  const isShort = lengthInSounds(soundsOf(text)) <= SHORT_SOUNDS;
  const isHarmless = tone === 'cheers' || tone === 'reports';
  const least = !isShort ? STRANGERS.ofSpeech : isHarmless ? STRANGERS.ofChorus : STRANGERS.ofShouts;
  if (newShare < least.share || !isKnown(room)) return false;
  return chanceOfNew(Math.round(newShare * known.size), known.size, room) < least.chance;
}

/** Shouts that no one could mind, 1, 666, 草, ???; a number by which somebody can be reached is none. */
export function isCall({
  fingerprints,
  text,
  tone,
}: Pick<JudgedFlood, 'fingerprints' | 'text' | 'tone'>): boolean {
  const digits = text.match(/\p{Nd}/gu) ?? [];
  const isNumber = digits.length >= NUMBER_DIGITS && new Set(digits).size >= NUMBER_DIFFERENT;
  return tone !== 'attacks' && !isNumber && fingerprints.every(isShout);
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
