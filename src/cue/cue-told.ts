import type { CueView } from '../core/cue/view.js';
import type { LiveEvent } from '../live/events.js';

/** What the consoles and the tablet are told of a cue: how it stands. */
export function cueTold(cue: CueView): LiveEvent {
  return { name: 'cue', roomId: cue.roomId, payload: cue };
}
