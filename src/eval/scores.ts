import type { Analysis } from '../core/flag.js';

/** A score of so much, or more, is a yes. */
export const COUNTS_FROM = 0.5;

export const abuseScore = ({ abuse }: Analysis): number => abuse;
export const adScore = ({ ad }: Analysis): number => ad;
