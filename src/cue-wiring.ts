import { type Provider } from '@nestjs/common';
import { HostDoor } from './cue/host-door.js';
import { HostStreams } from './cue/host-streams.js';
import { NoteCues } from './cue/note-cues.js';
import { SendCue } from './cue/send-cue.js';
import { SweepCues, TendCue } from './cue/tend-cue.js';
import type { Clock, CueStore, IncidentStore, Ledger, WordGuard } from './ports.js';
import { Queues } from './queue/queues.js';
import { SuggestScripts } from './suggest/suggest-scripts.js';
import { CLOCK, CUE_STORE, INCIDENT_STORE, LEDGER, NEW_ID, WORD_GUARD } from './tokens.js';

/** Cues' page of the wiring: sent by people, shown and touched by the host, tended by time. */
export const CUE_SHARED: Provider[] = [
  {
    provide: NoteCues,
    useFactory: (store: CueStore, ledger: Ledger, clock: Clock) => new NoteCues(store, ledger, clock),
    inject: [CUE_STORE, LEDGER, CLOCK],
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
      ledger: Ledger,
      incidents: IncidentStore,
      suggest: SuggestScripts,
      clock: Clock,
      newId: () => string,
      queues: Queues,
      guard: WordGuard,
    ) =>
      new SendCue(store, ledger, incidents, suggest, clock, newId, {
        check: (text) => guard.check(text, 'host'),
        cued: ({ id: cueId, text }) => ({ type: 'cued', cueId, text }),
        tendIn: async (cueId, ms) => await queues.addCue(cueId, ms),
      }),
    inject: [CUE_STORE, LEDGER, INCIDENT_STORE, SuggestScripts, CLOCK, NEW_ID, Queues, WORD_GUARD],
  },
];
