import type { GuardFinding } from './finding.js';

/** What one rule found, before exceptions and longer findings have their say; places as in `TextView.text`. */
export type Candidate = Pick<GuardFinding, 'rule' | 'start' | 'end' | 'reason' | 'gentler' | 'blocks'>;
