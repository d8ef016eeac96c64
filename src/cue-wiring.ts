import { type Provider } from '@nestjs/common';
import { HostDoor } from './cue/host-door.js';
import { HostStreams } from './cue/host-streams.js';
import { NoteCues } from './cue/note-cues.js';
import { SendCue } from './cue/send-cue.js';
import { SweepCues, TendCue } from './cue/tend-cue.js';
import type { Clock, CueStore, IncidentStore, WordGuard } from './ports.js';
import { Queues } from './queue/queues.js';
import { SuggestScripts } from './suggest/suggest-scripts.js';
import { CLOCK, CUE_STORE, INCIDENT_STORE, NEW_ID, WORD_GUARD } from './tokens.js';

/** Cues' page of the wiring: sent by people, shown and touched by the host, tended by time. */
export const CUE_SHARED: Provider[] = [
  {
    provide: NoteCues,
    useFactory: (store: CueStore, clock: Clock, newId: () => string) => new NoteCues(store, clock, newId),
    inject: [CUE_STORE, CLOCK, NEW_ID],
  },
];

/** What jobs do for cues. */
export const CUE_JOBS = [TendCue, SweepCues] as const;

export const CUE_API: Provider[] = [
  HostDoor,
  HostStreams,
  {
    provide: SendCue,
    useFactory: (
      store: CueStore,
      incidents: IncidentStore,
      suggest: SuggestScripts,
      clock: Clock,
      newId: () => string,
      queues: Queues,
      guard: WordGuard,
    ) =>
      new SendCue(store, incidents, suggest, clock, newId, {
        check: (text) => guard.check(text, 'host'),
        cued: ({ id: cueId, text }) => ({ type: 'cued', cueId, text }),
        tendIn: async (cueId, ms) => await queues.addCue(cueId, ms),
      }),
    inject: [CUE_STORE, INCIDENT_STORE, SuggestScripts, CLOCK, NEW_ID, Queues, WORD_GUARD],
  },
];
