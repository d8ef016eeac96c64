import type { Analysis } from '../flag.js';
import type { Message } from '../message.js';
import { sentimentEvidence } from '../sentiment/sentiment-evidence.js';
import { type Kit, openReading } from './reading.js';
import { STAGES } from './stages.js';

/**
 * Makes the function that reads a message: total, and the same answer whenever it is asked. Only the first
 * READ_LIMIT units of a text are read; `truncated` says when there were more. All spans lie in the text.
 */
export function createAnalyser(kit: Kit): (message: Message) => Analysis {
  return (message) => {
    const reading = openReading(message.text);
    for (const stage of STAGES) stage(reading, kit);
    const { views, keywords, feeling, topics, fingerprint } = reading;
    const felt = sentimentEvidence(feeling, views.normal, kit.lexicon.version);
    return {
      sentiment: feeling.sentiment,
      sentimentScore: feeling.score,
      topics: topics.map(({ topic }) => topic!),
      evidence: felt === undefined ? [...keywords, ...topics] : [...keywords, felt, ...topics],
      truncated: views.truncated,
      fingerprint,
    };
  };
}
