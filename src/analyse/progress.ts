import { Inject, Injectable } from '@nestjs/common';
import { Counter, Histogram } from 'prom-client';
import type { Flag } from '../core/flag.js';
import type { Message } from '../core/message.js';
import type { Clock } from '../ports.js';
import { CLOCK } from '../tokens.js';

/** How a question to the second reader ended; `unasked`: it was busy, or had failed too often just before. */
export type SecondLookEnd = 'answered' | 'late' | 'failed' | 'unasked';

/** Figures of the analysis for /metrics: counts and delays, never texts. */
@Injectable()
export class Progress {
  private readonly messages = new Counter({
    name: 'changkong_messages_analysed_total',
    help: 'Messages analysed',
    labelNames: ['kind'],
  });
  private readonly flags = new Counter({
    name: 'changkong_flags_total',
    help: 'Flags raised',
    labelNames: ['grade'],
  });
  private readonly delay = new Histogram({
    name: 'changkong_analysis_delay_seconds',
    help: 'From arrival to flags published, the oldest message of each batch',
    buckets: [0.005, 0.01, 0.02, 0.035, 0.05, 0.1, 0.2, 0.4, 0.6, 1, 2, 5, 15, 60],
  });
  private readonly secondLooks = new Counter({
    name: 'changkong_second_looks_total',
    help: 'Batches with doubtful messages, by what the second reader made of them',
    labelNames: ['end'],
  });

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  analysed(messages: readonly Message[], flags: readonly Flag[]): void {
    const mentions = messages.filter((message) => message.kind === 'mention').length;
    this.messages.inc({ kind: 'danmaku' }, messages.length - mentions);
    if (mentions > 0) this.messages.inc({ kind: 'mention' }, mentions);
    for (const flag of flags) this.flags.inc({ grade: flag.grade });
    const oldest = messages.reduce((least, message) => Math.min(least, message.receivedAt), Infinity);
    this.delay.observe((this.clock.now() - oldest) / 1_000);
  }

  lookedAgain(end: SecondLookEnd): void {
    this.secondLooks.inc({ end });
  }
}
