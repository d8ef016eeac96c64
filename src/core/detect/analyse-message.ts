import type { Analysis } from '../flag.js';
import type { Message } from '../message.js';
import type { Writable } from '../writable.js';
import { type Kit, openReading, type Reading } from './reading.js';
import { STAGES } from './stages.js';

/** Analyses messages, each by itself: pure. One analysis each, in order. */
export type Analyser = (messages: readonly Message[]) => readonly Analysis[];

/**
 * Makes the function that reads messages: total, and the same answer whenever a text is asked about. Only the first
 * READ_LIMIT units of a text are read; `truncated` says when there were more. All spans lie in the text.
 *
 * It goes through many messages a stage at a time: what a stage looks up then stays at hand in the processor's cache,
 * which saves a fifth to a quarter of the time.
 */
export function createAnalyser(kit: Kit): Analyser {
  return (messages) => {
    const readings = messages.map(({ text }) => openReading(text));
    for (const stage of STAGES) for (const reading of readings) stage(reading, kit);
    return readings.map(analysisOf);
  };
}

/** Field by field: spreading an object costs a microsecond, and this is done for every message. */
function analysisOf({ views, fingerprint, fault, judgement, unheard, conclusion }: Reading): Analysis {
  const { sentiment, sentimentScore, topics, abuse, ad, evidence } = conclusion;
  const analysis: Writable<Analysis> = {
    sentiment,
    sentimentScore,
    topics,
    abuse,
    ad,
    evidence,
    truncated: views.truncated,
    fingerprint,
  };
  if (fault) analysis.fault = fault;
  if (judgement.doubtful) analysis.doubtful = true;
  if (unheard.length > 0) analysis.unheard = unheard;
  return analysis;
}
