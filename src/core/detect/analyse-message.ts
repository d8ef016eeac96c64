import type { Analysis } from '../flag.js';
import type { Message } from '../message.js';
import { conclude } from './conclude.js';
import { type Kit, openReading, type Reading } from './reading.js';
import { STAGES } from './stages.js';

/**
 * Makes the function that reads a message: total, and the same answer whenever it is asked. Only the first
 * READ_LIMIT units of a text are read; `truncated` says when there were more. All spans lie in the text.
 */
export function createAnalyser(kit: Kit): (message: Message) => Analysis {
  return ({ text }) => {
    const reading = openReading(text);
    for (const stage of STAGES) stage(reading, kit);
    return analysisOf(reading, kit);
  };
}

/**
 * Reads many messages, each as `createAnalyser` does, a stage at a time: what a stage looks up then stays at hand in
 * the processor's cache, which saves a fifth to a quarter of the time.
 */
export function createBatchAnalyser(kit: Kit): (messages: readonly Message[]) => Analysis[] {
  return (messages) => {
    const readings = messages.map(({ text }) => openReading(text));
    for (const stage of STAGES) for (const reading of readings) stage(reading, kit);
    return readings.map((reading) => analysisOf(reading, kit));
  };
}

function analysisOf(reading: Reading, kit: Kit): Analysis {
  const { views, fingerprint, fault, judgement } = reading;
  const { sentiment, sentimentScore, topics, abuse, ad, evidence } = conclude(reading, kit);
  const analysis: { -readonly [K in keyof Analysis]: Analysis[K] } = {
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
  return analysis;
}
