import type { Signal } from '../signal.js';
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

export interface Surprise {
  /** What the baseline lets expect. */
  readonly expected: number;
  /** Chance of as many or more if nothing had changed. */
  readonly chance: number;
}

/**
 * One-sided test of the present against the room's own past: given its share among the messages so far, how
 * likely are so many among the messages now? Poisson with mean (messages now × share), the limit of the binomial
 * for small shares and stricter for large ones (Przyborowski & Wilenski, "Homogeneity of results in testing samples
 * from Poisson series", Biometrika 1940; used for surveillance of counts as in Farrington et al., JRSS A 1996).
 * Measured against messages, not time: a crowd that pours in brings more of everything and alarms nobody.
 * @param seen distinct people rather than messages, so that one person cannot make a spike
 */
export function surpriseOf(
  seen: number,
  messages: number,
  past: { readonly hits: number; readonly messages: number },
  prior: Prior,
): Surprise {
  const share = (past.hits + prior.share * prior.weight) / (past.messages + prior.weight);
  const expected = messages * Math.min(1, share);
  return { expected, chance: upperTail(seen, expected) };
}

/** @returns how strong the evidence is, 0 … 1: twelve zeros after the point are certainty. */
export function strengthOf(chance: number): number {
  return Math.min(1, -Math.log10(Math.max(chance, 1e-300)) / 12);
}
