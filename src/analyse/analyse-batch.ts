import { Inject, Injectable, Optional } from '@nestjs/common';
import type { Analyser } from '../core/detect/analyse-message.js';
import { decideFlag } from '../core/detect/policy.js';
import type { Flag } from '../core/flag.js';
import { PAST_HORIZON } from '../core/window/widths.js';
import type { AppliedBatch, Observed, WindowBatch } from '../core/window/window.js';
import type { Archive, ArchivedMessage, Clock, Inbox, LiveStream, Windows } from '../ports.js';
import type { JobHandler } from '../queue/handlers.js';
import type { JobCatalogue } from '../queue/jobs.js';
import { ANALYSER, ARCHIVE, CLOCK, INBOX, LIVE_STREAM, WINDOWS } from '../tokens.js';
import { ReadBack } from '../announce/read-back.js';
import { Progress } from './progress.js';
import { SecondLook } from './second-look.js';

/**
 * One micro-batch from the inbox to flags on the consoles. A kill at any line is harmless: the job is done
 * again from the start, and each step done twice leaves what doing it once leaves. Only when all are done is
 * the batch forgotten.
 */
@Injectable()
export class AnalyseBatch implements JobHandler<'analyse-batch'> {
  readonly job = 'analyse-batch';

  constructor(
    @Inject(INBOX) private readonly inbox: Inbox,
    @Inject(ANALYSER) private readonly analyse: Analyser,
    @Inject(WINDOWS) private readonly windows: Windows,
    @Inject(ARCHIVE) private readonly archive: Archive,
    @Inject(LIVE_STREAM) private readonly live: LiveStream,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly progress: Progress,
    private readonly readBack: ReadBack,
    @Optional() private readonly secondLook?: SecondLook,
  ) {}

  async handle({ shard, batchId }: JobCatalogue['analyse-batch']): Promise<void> {
    const batch = await this.inbox.read(shard, batchId);
    if (!batch) return;
    const analyses = this.analyse(batch.messages);
    const read = batch.messages.map((message, i) => ({ message, analysis: analyses[i]! }));
    const observed = this.secondLook === undefined ? read : await this.secondLook.lookAgain(shard, read);
    const looked = await this.readBack.look(shard, batch.messages);
    const ours = new Set(looked.map(({ messageId }) => messageId));
    const decided = decideFlags(observed, await this.count({ batchId, shard, observed })).filter(
      ({ message }) => !ours.has(message.id),
    );
    const flags = await this.archive.record({
      batchId,
      messages: archived(observed, decided),
      flags: decided,
    });
    await this.live.publishOnce(batchId, flags.map(flagEvent));
    await this.readBack.note(looked);
    await this.inbox.finish(batch);
    this.progress.analysed(batch.messages, flags);
  }

  /** Windows of an hour ago are read by nobody, and which batches they counted is about to be forgotten. */
  private async count(batch: WindowBatch): Promise<AppliedBatch> {
    const arrived = Math.min(...batch.observed.map(({ message }) => message.receivedAt));
    if (this.clock.now() - arrived > PAST_HORIZON) return { evidence: new Map() };
    return await this.windows.apply(batch);
  }
}

function decideFlags(observed: readonly Observed[], applied: AppliedBatch): readonly Flag[] {
  return observed.flatMap(({ message, analysis }) => {
    return decideFlag(message, analysis, applied.evidence.get(message.id) ?? []) ?? [];
  });
}

function archived(observed: readonly Observed[], flags: readonly Flag[]): readonly ArchivedMessage[] {
  const flagged = new Set(flags.map((flag) => flag.id));
  return observed.map(({ message, analysis }) => ({
    message,
    sentiment: analysis.sentiment,
    topics: analysis.topics,
    flagged: flagged.has(message.id),
  }));
}

function flagEvent(flag: Flag): { name: 'flag'; roomId: string; payload: Flag } {
  return { name: 'flag', roomId: flag.message.roomId, payload: flag };
}
