import { Inject, Injectable } from '@nestjs/common';
import type { JobHandler } from '../queue/handlers.js';
import type { JobCatalogue } from '../queue/jobs.js';
import type { Clock, CueStore } from '../ports.js';
import { CLOCK, CUE_STORE } from '../tokens.js';
import { PublishOutbox } from '../after-commit/publish-outbox.js';
import { NoteCues } from './note-cues.js';

/** The time of a cue is over: without a receipt, the consoles are told that the host has not seen it. */
@Injectable()
export class TendCue implements JobHandler<'tend-cue'> {
  readonly job = 'tend-cue';

  constructor(
    private readonly notes: NoteCues,
    private readonly outbox: PublishOutbox,
  ) {}

  async handle({ cueId }: JobCatalogue['tend-cue']): Promise<void> {
    if (await this.notes.unseen(cueId)) await this.outbox.tellNow();
  }
}

const AT_ONCE = 100;

/** Finds the cues whose time is over and whose job was lost: a kill fell between the cue and its job. */
@Injectable()
export class SweepCues implements JobHandler<'sweep-cues'> {
  readonly job = 'sweep-cues';

  constructor(
    @Inject(CUE_STORE) private readonly store: CueStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly tend: TendCue,
  ) {}

  async handle(): Promise<void> {
    for (const cueId of await this.store.due(this.clock.now(), AT_ONCE)) await this.tend.handle({ cueId });
  }
}
