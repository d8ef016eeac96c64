import { MINUTE } from '../window/widths.js';
import { MEASURED_AFTER, MEASURED_BEFORE, lastDueAt } from './effect.js';

/** A script comes some minutes after the detection: so long somebody reads and chooses. */
const WORDS_COME_AFTER = 2 * MINUTE;

/** When words would have been said, had anybody said any: what followed is the course that trouble takes by itself. */
export function courseFrom(detectedAt: number): number {
  return detectedAt + WORDS_COME_AFTER;
}

/** @returns from when on the course of an incident can be measured, all marks at once */
export function courseDueAt(detectedAt: number): number {
  return lastDueAt(courseFrom(detectedAt));
}

/** The time in which nobody must have said anything in the room, half-open. */
export function courseSpan(detectedAt: number): { readonly from: number; readonly to: number } {
  const at = courseFrom(detectedAt);
  return { from: at - MEASURED_BEFORE, to: at + MEASURED_AFTER };
}
