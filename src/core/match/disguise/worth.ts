import { rankAlone } from './common-alone.js';
import { FAINT, HOMOPHONE, LOOK_ALIKE, PLAIN } from './ways.js';

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
/** Two characters, both changed and each by other means: hardly anybody could read it. */
const MIXED = -1.5;
/** What is asked for, by how many characters the keyword has. */
const ENOUGH = [0, 2, 1.6, 2, 2.2];
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
  if (!isByCharacter(means)) return ON_PURPOSE;
  const rare = Math.min(MOST, Math.max(LEAST, Math.log2(rankAlone(written) / NEUTRAL) / 2));
  return means === HOMOPHONE ? rare : rare + (means >= FAINT ? FAINT_SHAPE : SHAPE);
}

/** @returns whether points are enough for two characters, written by these means. */
export function areEnoughForTwo(points: number, one: number, two: number): boolean {
  if (one === PLAIN || two === PLAIN) return points >= ENOUGH[2]!;
  const mixed =
    one !== two && isByCharacter(one) && isByCharacter(two) && (one === HOMOPHONE || two === HOMOPHONE);
  return points + (mixed ? MIXED : 0) >= ENOUGH_WITHOUT_PLAIN;
}

/** @returns whether points are enough for a keyword of another length than two. */
export function areEnough(points: number, length: number): boolean {
  return points >= ENOUGH[Math.min(length, ENOUGH.length - 1)]!;
}

/** @returns whether one character is written as another, which may as well mean itself. */
export function isByCharacter(means: number): boolean {
  return means === HOMOPHONE || means === LOOK_ALIKE || means >= FAINT;
}
