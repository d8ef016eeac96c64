import type { CueView } from '@server/core/cue/view.js';

/** @returns the room's newest cue, where it is this script for this incident */
export function cueOf(
  newest: CueView | undefined,
  incidentId: string,
  scriptId: string,
): CueView | undefined {
  const isIt = newest?.incidentId === incidentId && newest.script?.scriptId === scriptId;
  return isIt ? newest : undefined;
}

/** @returns whether the host may still touch it in time: until then nobody sends the same again */
export function isUnderWay(cue: CueView | undefined): boolean {
  return cue?.status === 'sent' || cue?.status === 'shown';
}
