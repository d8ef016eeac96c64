import type { Analysis } from '../flag.js';
import type { Message } from '../message.js';
import { conclude } from './conclude.js';
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
    const { views, fingerprint, fault, judgement } = reading;
    return {
      ...conclude(reading, kit),
      truncated: views.truncated,
      fingerprint,
      ...(fault && { fault }),
      ...(judgement.doubtful && { doubtful: true }),
    };
  };
}
