import type { Column } from './columns.js';

/*
 * Every number by which a score of the model becomes a yes. The model file has none to be read: its biases have LEANS
 * in them since they were learned, all the others are applied to its scores, in judge.ts and judge-topics.ts.
 *
 * Unit, where nothing else is said: margins, as scores are. 0 is even; 1 is what the fit asks of a row that it learned
 * from, and stands for 0.95 on the scale of 0 … 1, on which 0.5 is a yes (`YES` in flag.ts). What people are shown of
 * a yes is policy's: detect/policy.ts, detect/unheard.ts.
 *
 * Origin, where nothing else is said: chosen on the fifth of the rows that is held out, or by five-fold
 * cross-validation, each for itself and in few steps; what that flatters is told in training/notes.md. Learn other
 * columns, or from other sets, and they have to be chosen again.
 */

/**
 * Added to what a column scores: a yes is asked for less evidence, or with a minus for more, than the rows' own shares
 * suggest. Part of the learned biases: a change holds once the model is trained again.
 */
export const LEANS: Readonly<Partial<Record<Column, number>>> = {
  // There are too few comments to be told from posts well; taking a post for one costs less than the reverse.
  'register/comment': 0.75,
  // Most chat feels nothing, more of it than of what was read; of comments the reverse.
  'negative/comment': 0.1,
  'negative/chat': -0.12,
  // Forum posts of the set offend more often than what is measured.
  offence: -0.15,
  // Solicitation takes more shapes than were read. Chosen while looking at tg-spam. See AD_EDGE, too.
  'topic/ad': 0.5,
};

/** Steepness of the curve from margins to 0 … 1: a margin of 1 is about 0.95. 0 is a half whatever it is. */
export const STEEPNESS = 3;

/** How sharply registers are told apart: one that scores 1 more weighs e^6 times as much. */
export const SHARPNESS = 6;
/** A register that is less likely, 0 … 1, is not worth asking its own columns. */
export const WORTH_ASKING = 0.05;
/** From this share of reviews and posts on, 0 … 1, a text is judged as one of them, and as a line of chat below. */
export const LONG_FROM = 0.5;
/** What the best of several columns says beside the one that asks outright, as a factor: of kinds of goods, and of moods. */
export const KINDS_COUNT = 0.5;
export const MOODS_COUNT = 1;

/** How much being displeased, or not, adds to complaining, as a factor, and how much of it counts at most. */
export const DISPLEASED = 0.3;
export const MOST_DISPLEASED = 0.5;
/** How sure a line of chat must be to complain, and how much less its likeliest topic, and any other, needs then. */
export const COMPLAINT_FROM = 0.07;
export const BEST_EDGE = 0.35;
export const EDGE = 0.1;
/** How much of a complaint counts for each topic of a longer text, as a factor and at most, and how much less is needed. */
export const ADDED = 0.7;
export const MOST_ADDED = 0.3;
export const LONG_EDGE = 0.2;
/** The topic, for which a flag may be raised, is asked for more than the bare guess that LEANS has made easier. */
export const AD_EDGE = 0.15;

/** A margin nearer to 0 could as well have fallen on the other side; of ordinary chat that is one message in 20 to 50. */
export const DOUBT = 0.15;
