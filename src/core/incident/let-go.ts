import type { Signal } from '../signal.js';
import { graveNow } from '../signal/spike-negative.js';
import { MINUTE } from '../window/widths.js';
import { causeOf } from './cause.js';
import { isHeld } from './objections.js';
import type { Planning } from './planning.js';
import { isUntouched } from './take-over.js';
import type { IncidentView } from './view.js';
import { isAwake } from './view.js';
import { openSignals } from './view-signals.js';

/** What follows from something lasts for a while after it has passed. */
const AFTER = 2 * MINUTE;

/**
 * What joined an incident leaves it when the cause has long passed:
 * - a sour mood, no worse than chat often is: a mood is slow to clear, and by then has other reasons. It troubles
 *   nobody any more, and the incident can fall quiet;
 * - what a raid said, when others go on saying it: that is a matter of their own.
 */
export function letGo(planning: Planning): void {
  const { draft, now } = planning;
  for (const view of draft.views().filter((one) => isAwake(one) && !isHeld(one, now))) {
    const passed = causePassedAt(view);
    if (passed === undefined || now - passed < AFTER) continue;
    const left = signalsOf(planning, view);
    if (left.every((signal) => graveNow(signal) === 'P3')) leave(planning, view, left);
    else if (view.cause === 'flood' && isUntouched(view)) {
      leave(planning, view, left);
      for (const { id } of left) planning.freed.add(id);
    }
  }
}

function leave({ draft }: Planning, view: IncidentView, signals: readonly Signal[]): void {
  for (const { id } of signals) draft.append(view.id, { type: 'signal.cleared', signalId: id });
}

function signalsOf({ openAfter }: Planning, view: IncidentView): readonly Signal[] {
  const held = new Set(openSignals(view).map(({ signalId }) => signalId));
  return openAfter.filter(({ id }) => held.has(id));
}

/** @returns when its last signal of its own cause cleared, ms; undefined while it has one */
function causePassedAt({ cause, signals }: IncidentView): number | undefined {
  const own = signals.filter((signal) => causeOf(signal) === cause);
  if (own.length === 0 || own.some(({ clearedAt }) => clearedAt === undefined)) return undefined;
  return Math.max(...own.map(({ clearedAt }) => clearedAt!));
}
