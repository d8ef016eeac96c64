import { MINUTE, SECOND } from '../window/widths.js';

/** Minutes after a use at which its effect is measured. */
export const MARKS = [1, 3, 5] as const;
export type Mark = (typeof MARKS)[number];

/** The minutes before a use that it is compared with. */
const BEFORE = [-3, -2, -1] as const;

/** How far an effect looks back and ahead, ms. */
export const MEASURED_BEFORE = BEFORE.length * MINUTE;
export const MEASURED_AFTER = Math.max(...MARKS) * MINUTE;

/** What was sent before a mark has arrived and is in the archive by then, unless the analysis is behind. */
const SETTLED_AFTER = 20 * SECOND;

/** With fewer messages than this a rate says nothing: one more complaint would move it by a tenth. */
const ENOUGH = 10;

/** What was written in one minute from a use on: minute 0 begins with the use, -1 is the one before. */
export interface MinuteCounts {
  readonly minute: number;
  readonly messages: number;
  readonly negative: number;
  /** Messages of the incident's topic; negative ones where its cause is none. */
  readonly complaints: number;
}

/** A stretch of minutes. */
export interface Measured {
  /** In the whole stretch. */
  readonly messages: number;
  /** Share of negative messages, 0 … 1. This and the next are left out where too few wrote to tell: that is not zero. */
  readonly negativeRate?: number;
  readonly complaintsPerMinute?: number;
}

/** How far the figures fell from before: 1 they are gone, 0 as before, -1 they rose from nothing. */
interface Change {
  /** Of which mark: the last that could be told. */
  readonly minutes: Mark;
  readonly negativeRate?: number;
  readonly complaints?: number;
  /** The mean of the two, or the one that is known. */
  readonly helped: number;
}

/** What a room wrote before and after a use. That it follows is known, that it follows from it is not. */
export interface Effect {
  /** The three minutes before. */
  readonly before: Measured;
  /**
   * The minute that ends at the mark, not all since the use: after five minutes one wants to know how it is by then, and
   * an outburst in the first minute would hang on in every total. So also no message is read for two marks.
   */
  readonly after: readonly (Measured & { readonly minutes: Mark })[];
  /** Left out while nothing can be told. */
  readonly change?: Change;
}

/**
 * @param settledUntil ms up to which everything that came in is in the archive
 * @returns the marks that can be measured and are not yet
 */
export function dueMarks(at: number, effect: Effect | undefined, settledUntil: number): readonly Mark[] {
  return missingMarks(effect).filter((mark) => dueAt(at, mark) <= settledUntil);
}

/** @returns when the first mark can be measured, ms */
export function firstDueAt(at: number): number {
  return dueAt(at, MARKS[0]);
}

/** @returns when every mark can be measured, ms */
export function lastDueAt(at: number): number {
  return dueAt(at, MARKS[MARKS.length - 1]!);
}

/** @returns when the next mark can be measured, ms; undefined when all are */
export function nextDueAt(at: number, effect: Effect): number | undefined {
  const [next] = missingMarks(effect);
  return next === undefined ? undefined : dueAt(at, next);
}

function missingMarks(effect: Effect | undefined): readonly Mark[] {
  const measured = effect?.after.map(({ minutes }) => minutes) ?? [];
  return MARKS.filter((mark) => !measured.includes(mark));
}

function dueAt(at: number, mark: Mark): number {
  return at + mark * MINUTE + SETTLED_AFTER;
}

/** @returns the minutes that must be counted for these marks: each once, and those before the use only the first time */
export function minutesFor(effect: Effect | undefined, marks: readonly Mark[]): readonly number[] {
  return [...(effect === undefined ? BEFORE : []), ...marks.map((mark) => mark - 1)];
}

/** @param counts of `minutesFor` the same; a minute that is missing had no message */
export function measureEffect(
  effect: Effect | undefined,
  marks: readonly Mark[],
  counts: readonly MinuteCounts[],
): Effect {
  const before = effect?.before ?? measured(counts, BEFORE);
  const added = marks.map((minutes) => ({ minutes, ...measured(counts, [minutes - 1]) }));
  const after = [...(effect?.after ?? []), ...added];
  const change = lastChange(before, after);
  return { before, after, ...(change !== undefined && { change }) };
}

function measured(counts: readonly MinuteCounts[], minutes: readonly number[]): Measured {
  const counted = counts.filter(({ minute }) => minutes.includes(minute));
  const total = (figure: (one: MinuteCounts) => number) => counted.reduce((sum, one) => sum + figure(one), 0);
  const messages = total((one) => one.messages);
  if (messages < ENOUGH) return { messages };
  return {
    messages,
    negativeRate: total((one) => one.negative) / messages,
    complaintsPerMinute: total((one) => one.complaints) / minutes.length,
  };
}

function lastChange(before: Measured, after: Effect['after']): Change | undefined {
  return after.map((then) => changeOf(before, then)).findLast((change) => change !== undefined);
}

function changeOf(before: Measured, after: Effect['after'][number]): Change | undefined {
  const negativeRate = fall(before.negativeRate, after.negativeRate);
  const complaints = fall(before.complaintsPerMinute, after.complaintsPerMinute);
  const known = [negativeRate, complaints].filter((one) => one !== undefined);
  if (known.length === 0) return undefined;
  return {
    minutes: after.minutes,
    ...(negativeRate !== undefined && { negativeRate }),
    ...(complaints !== undefined && { complaints }),
    helped: known.reduce((sum, one) => sum + one, 0) / known.length,
  };
}

/**
 * The relative fall, and a rise as the fall of the way back: 40 % → 20 % is 0.5, 20 % → 40 % is -0.5, so that ups and
 * downs cancel out in a mean.
 * @returns -1 … 1; undefined when one of the two is not known, or nothing was there and nothing came
 */
function fall(before: number | undefined, after: number | undefined): number | undefined {
  if (before === undefined || after === undefined) return undefined;
  const larger = Math.max(before, after);
  return larger === 0 ? undefined : (before - after) / larger;
}
