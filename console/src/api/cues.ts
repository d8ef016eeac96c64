import type { CueView } from '@server/core/cue/view.js';
import { request } from './client.js';

/** A script for the host, filled for an incident. */
export interface CueOrder {
  readonly incidentId: string;
  readonly script: {
    readonly scriptId: string;
    readonly version: number;
    readonly values: Readonly<Record<string, string>>;
  };
}

export const sendCue = (roomId: string, order: CueOrder) =>
  request<CueView>('POST', `/rooms/${encodeURIComponent(roomId)}/cues`, order);
