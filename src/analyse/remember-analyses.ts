import type { Analyser } from '../core/detect/analyse-message.js';
import type { Analysis } from '../core/flag.js';
import type { Message } from '../core/message.js';

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

  const recall = (text: string): Analysis | undefined => {
    const recent = young.get(text);
    if (recent !== undefined) return recent;
    const earlier = old.get(text);
    if (earlier !== undefined) keep(text, earlier);
    return earlier;
  };
  const keep = (text: string, analysis: Analysis): void => {
    if (young.size >= REMEMBERED) {
      old = young;
      young = new Map();
    }
    young.set(text, analysis);
  };

  return (messages) => {
    const known = messages.map(({ text }) => (text.length > SHORT ? undefined : recall(text)));
    const unknown = new Map<string, Message>();
    messages.forEach((message, i) => {
      if (known[i] === undefined) unknown.set(message.text, message);
    });
    const found = analyse([...unknown.values()]);
    const fresh = new Map([...unknown.keys()].map((text, i) => [text, found[i]!]));
    for (const [text, analysis] of fresh) if (text.length <= SHORT) keep(text, analysis);
    return messages.map(({ text }, i) => known[i] ?? fresh.get(text)!);
  };
}
