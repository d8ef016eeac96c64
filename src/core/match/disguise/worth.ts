import { rankAlone } from './common-alone.js';
import { FAINT, HOMOPHONE, INITIAL, LOOK_ALIKE, NEAR_SOUND, needsPlain, PLAIN } from './ways.js';

/**
 * How much speaks for a disguise, in points. A character as the keyword has it speaks for the keyword, unless it
 * stands in every sentence. One that only sounds like it does so the more, the more seldom it is a word of its
 * own: nobody writes 片紫 but for 骗子. Shape is weaker than sound. What is no character at all (pinyin amid
 * Chinese, parts, symbols) was put there on purpose. All figures were set on recorded chat.
 */
const AS_IT_IS = 1;
const AS_IT_IS_EVERYWHERE = 0.3;
const ON_PURPOSE = 3;
const SHAPE = -1.2;
const FAINT_SHAPE = -2.4;
/** A letter says little of the character that it stands for. */
const FIRST_LETTER = 0.7;
/** Of a sound that is only mixed up with the keyword's: 骗纸 for 骗子. */
const NEARLY = -1;
/** Two characters, both changed and each by other means: hardly anybody could read it. */
const MIXED = -1.5;
/** What is asked for, by how many characters the keyword has. */
const ENOUGH = [0, 2, 1.6, 2, 2.2];
/** Of three and more, the rest of which is plain: that one looks like another is then seen at a glance. */
const ENOUGH_BY_LOOKS = [0, 2, 1.6, 1.7, 1.9];
/** Two characters of which none is as it should be. */
const ENOUGH_WITHOUT_PLAIN = 2.6;

/** Ranks (rankAlone) up to this say nothing. */
const EVERYWHERE = 60;
/** Here a character begins to speak for a disguise, with another point for each fourfold rank, up to MOST. */
const NEUTRAL = 50;
const LEAST = -1;
const MOST = 3;

/** @returns the points of one character: by what means it is written, with which unit first. */
export function worthOf(means: number, written: number): number {
  if (means === PLAIN) return rankAlone(written) > EVERYWHERE ? AS_IT_IS : AS_IT_IS_EVERYWHERE;
  if (means === INITIAL) return FIRST_LETTER;
  if (!isByCharacter(means)) return ON_PURPOSE;
  const rare = Math.min(MOST, Math.max(LEAST, Math.log2(rankAlone(written) / NEUTRAL) / 2));
  return rare + discountOf(means);
}

function discountOf(means: number): number {
  if (means === HOMOPHONE) return 0;
  if (means === NEAR_SOUND) return NEARLY;
  return means >= FAINT ? FAINT_SHAPE : SHAPE;
}

/** @returns whether points are enough for two characters, written by these means. */
export function areEnoughForTwo(points: number, one: number, two: number): boolean {
  if (one === PLAIN || two === PLAIN) return points >= ENOUGH[2]!;
  if (needsPlain(one) || needsPlain(two)) return false;
  const mixed =
    one !== two && isByCharacter(one) && isByCharacter(two) && (one === HOMOPHONE || two === HOMOPHONE);
  return points + (mixed ? MIXED : 0) >= ENOUGH_WITHOUT_PLAIN;
}

/** @returns whether points are enough for a keyword of another length than two, written by these means. */
export function areEnough(points: number, means: Uint8Array, length: number): boolean {
  let changed = 0;
  let near = 0;
  let looks = 0;
  for (let i = 0; i < length; i++) {
    if (means[i] === PLAIN) continue;
    changed++;
    if (needsPlain(means[i]!)) near++;
    else if (means[i] === LOOK_ALIKE || means[i]! >= FAINT) looks++;
  }
  if (near > 0 && changed > 1) return false;
  const enough = changed === 1 && looks === 1 ? ENOUGH_BY_LOOKS : ENOUGH;
  return points >= enough[Math.min(length, enough.length - 1)]!;
}

/** @returns whether one character is written as another, which may as well mean itself. */
export function isByCharacter(means: number): boolean {
  return means === HOMOPHONE || means === LOOK_ALIKE || (means >= FAINT && means !== INITIAL);
}
