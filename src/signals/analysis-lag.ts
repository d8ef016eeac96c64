import { Inject, Injectable } from '@nestjs/common';
import { Histogram } from 'prom-client';
import { TOLERABLE_LAG } from '../core/signal/evaluate-room.js';
import { RECENT_HORIZON, SECOND } from '../core/window/widths.js';
import type { Inbox } from '../ports.js';
import { INBOX } from '../tokens.js';

/** How far the analysis is behind what was accepted: a dead source and our own backlog look alike in a window. */
@Injectable()
export class AnalysisLag {
  private readonly seen = new Histogram({
    name: 'changkong_analysis_behind_seconds',
    help: `Age of the oldest accepted batch that is not analysed, at each evaluation of a shard; above ${TOLERABLE_LAG / SECOND} s silence is not judged`,
    buckets: [0, 0.1, 0.5, 1, 2, 5, 15, 60, 300],
  });

  constructor(@Inject(INBOX) private readonly inbox: Pick<Inbox, 'oldestWaiting'>) {}

  /** @returns ms; 0 when nothing waits that was accepted within what the detectors look back on */
  async of(shard: number, now: number): Promise<number> {
    const oldest = await this.inbox.oldestWaiting(shard, now - RECENT_HORIZON);
    const lag = oldest === undefined ? 0 : Math.max(0, now - oldest);
    this.seen.observe(lag / SECOND);
    return lag;
  }
}
