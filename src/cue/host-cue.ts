import type { CueView } from '../core/cue/view.js';

/** A cue as the host's tablet knows it: no names, no incident. */
export type HostCue = Pick<CueView, 'id' | 'seq' | 'text' | 'status' | 'sentAt' | 'receivedAt'>;

/** One in large type, the three before it below. */
export const CUES_ON_TABLET = 4;

export function hostCue({ id, seq, text, status, sentAt, receivedAt }: CueView): HostCue {
  return { id, seq, text, status, sentAt, ...(receivedAt !== undefined && { receivedAt }) };
}
