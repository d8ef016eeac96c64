import type { Signal } from '../signal.js';
import { sum } from '../window/stretch.js';
import { MINUTE, PAST_HORIZON, SECOND } from '../window/widths.js';
import type { RoomWindow } from '../window/window.js';
import { upperTail } from './poisson.js';

/**
 * What a share is taken to be before the room has a past: as if `weight` messages had been seen with that share.
 * A room of 60 calm seconds is so neither blind (share 0, everything alarms) nor deaf.
 */
export interface Prior {
  readonly share: number;
  readonly weight: number;
}

/** Trouble begins before it is seen; this long before a signal was raised is not usual any more. */
const ONSET = 30 * SECOND;
/** Trouble that lasts longer than this slowly becomes what is usual. */
const LONGEST_TROUBLE = 15 * MINUTE;

/**
 * The stretch that tells what is usual: everything known before `until`, without the time of the trouble itself,
 * or else a lasting fault would become its own baseline and the signal would clear.
 * @param open the open signal about the same thing, if any
 */
export function baselineStretch(
  window: RoomWindow,
  until: number,
  open: Signal | undefined,
): [from: number, to: number] {
  const calm = open ? Math.max(open.raisedAt - ONSET, window.now - LONGEST_TROUBLE) : until;
  return [window.now - PAST_HORIZON - MINUTE, Math.min(until, calm)];
}

/** One stretch of a room's past. */
export interface PastCount {
  readonly hits: number;
  readonly messages: number;
}

/** @returns the share of messages that are hits, in the room's past as far as it has one */
export function usualShare(past: readonly PastCount[], prior: Prior): number {
  const hits = sum(past, (one) => one.hits) + prior.share * prior.weight;
  return Math.min(1, hits / (sum(past, (one) => one.messages) + prior.weight));
}

/** A wave of as many expected hits as this speaks as loud as what is known of rooms in general. */
const WAVE_WEIGHT = 10;
/** However moody a room has been, this much more than it expects is still news. */
const LARGEST_WAVE = 16;

/**
 * How much more the hits of a past vary than chance alone would make them: moods and jokes come in waves, one says
 * it and ten say it again. The dispersion of a quasi-Poisson model (Farrington et al., JRSS A 1996), as a ratio of
 * sums, which holds where most stretches expect less than one hit.
 * @param past stretches of equal length
 * @param usual the variation that a room has before it has shown its own
 * @returns 1 … LARGEST_WAVE
 */
export function waveOf(past: readonly PastCount[], share: number, usual: number): number {
  const squares = sum(past, ({ hits, messages }) => (hits - share * messages) ** 2);
  const expected = sum(past, ({ messages }) => share * messages);
  const wave = (squares + usual * WAVE_WEIGHT) / (expected + WAVE_WEIGHT);
  return Math.min(LARGEST_WAVE, Math.max(1, wave));
}

/**
 * One-sided test of the present against the room's own past: given its share among the messages so far, how
 * likely are so many among the messages now? Poisson with mean (messages now × share), the limit of the binomial
 * for small shares and stricter for large ones (Przyborowski & Wilenski, "Homogeneity of results in testing samples
 * from Poisson series", Biometrika 1940; used for surveillance of counts as in Farrington et al., JRSS A 1996).
 * Measured against messages, not time: a crowd that pours in brings more of everything and alarms nobody.
 * @param seen distinct people rather than messages, so that one person cannot make a spike
 * @param wave hits that come together and count as one, see `waveOf`
 * @returns chance of as many or more if nothing had changed
 */
export function chanceOf(seen: number, expected: number, wave = 1): number {
  return upperTail(Math.round(seen / wave), expected / wave);
}

/** @returns how strong the evidence is, 0 … 1: twelve zeros after the point are certainty. */
export function strengthOf(chance: number): number {
  return Math.min(1, -Math.log10(Math.max(chance, 1e-300)) / 12);
}
