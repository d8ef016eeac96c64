import type { Analysis } from '../core/flag.js';
import type { Analyser } from './analyse-batch.js';

/** Two generations of so many texts; some 1 kB each with what was found in them. */
const REMEMBERED = 16_384;
/** What people say again is short. */
const SHORT = 40;

/**
 * A room says the same things all evening, and what a text says does not depend on who says it: an analysis is
 * remembered by its text, exactly. The older half of what is remembered goes when the younger half is full.
 */
export function rememberAnalyses(analyse: Analyser): Analyser {
  let young = new Map<string, Analysis>();
  let old = new Map<string, Analysis>();
  return (message) => {
    const { text } = message;
    if (text.length > SHORT) return analyse(message);
    const recent = young.get(text);
    if (recent !== undefined) return recent;
    const analysis = old.get(text) ?? analyse(message);
    if (young.size >= REMEMBERED) {
      old = young;
      young = new Map();
    }
    young.set(text, analysis);
    return analysis;
  };
}
