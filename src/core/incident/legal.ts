import type { IncidentEventType } from './events.js';
import type { IncidentState } from './illegal-transition.js';

/** What is said is a fact, whatever becomes of the incident meanwhile. */
const SAID = ['script.used', 'cued', 'announced'] as const;
const AWAKE = [
  'graded',
  'grade.proposed',
  'signal.joined',
  'signal.cleared',
  ...SAID,
  'held',
  'merged',
  'absorbed',
  'split',
  'clock.rang',
  'quiet',
  'resolved',
] as const;

/**
 * Which events each state takes. Quiet: nothing is wrong any more, but a signal may return, words may still be
 * said and somebody may still take it. Resolved: a later signal is a new incident; only a person opens it again.
 * Merged is the end.
 */
export const LEGAL: Readonly<Record<IncidentState, readonly IncidentEventType[]>> = {
  none: ['detected'],
  open: [...AWAKE, 'claimed', 'escalated'],
  claimed: [...AWAKE, 'handed', 'released'],
  quiet: [
    'graded',
    'signal.joined',
    ...SAID,
    'claimed',
    'handed',
    'released',
    'held',
    'merged',
    'absorbed',
    'reopened',
    'clock.rang',
    'resolved',
  ],
  resolved: [...SAID, 'reopened'],
  merged: [],
};
