import type { Signal } from '../signal.js';
import { MINUTE } from '../window/widths.js';
import { causeOf } from './cause.js';
import type { Planning } from './planning.js';
import { holderOf } from './planning.js';
import { isAttack, isOfRaid } from './raid.js';
import { isUntouched, takeOver } from './take-over.js';
import type { IncidentView } from './view.js';
import { isAwake } from './view.js';
import { openSignals } from './view-signals.js';

/**
 * @returns the incident that a raid has, where the signal is no more than what the raid says: one raid is one
 * incident, whatever it shouts
 */
export function raidHome({ draft, raid, window }: Planning, signal: Signal): IncidentView | undefined {
  if (!raid || isAttack(signal) || !isOfRaid(signal, raid, window)) return undefined;
  return raid.signals.map((attack) => holderOf(draft, attack)).find((holder) => holder !== undefined);
}

/** A raid is known by what it says for so long before it is known as one. */
const BEFORE = MINUTE;

/**
 * The raid was known by what it says before it was known as one. An incident of nothing else becomes part of the
 * raid's. What joined an incident of another cause changes its place, but for a person's incident, which keeps it,
 * and does not grow by it. What an incident is about never leaves it.
 */
export function moveToRaid(
  planning: Planning,
  signal: Signal,
  holder: IncidentView,
  home: IncidentView,
): void {
  const { draft } = planning;
  if (!isUntouched(holder)) return;
  if (causeOf(signal) === holder.cause) {
    const isNew = holder.detectedAt >= beginOf(planning) - BEFORE;
    if (isNew && isRaidedOnly(planning, holder)) takeOver(draft, home, holder);
    return;
  }
  const ref = openSignals(holder).find(({ signalId }) => signalId === signal.id)!;
  draft.append(home.id, { type: 'signal.joined', signal: ref, facts: {} });
  draft.append(holder.id, { type: 'signal.cleared', signalId: signal.id });
}

/** @returns where a raid goes of which somebody has taken what it says already: that person has the raid */
export function claimedForRaid(planning: Planning, signal: Signal): IncidentView | undefined {
  if (!planning.raid || !isAttack(signal)) return undefined;
  return planning.draft
    .views()
    .find((view) => isAwake(view) && !isUntouched(view) && isRaidedOnly(planning, view));
}

function beginOf({ raid, now }: Planning): number {
  return Math.min(now, ...raid!.signals.map(({ raisedAt }) => raisedAt));
}

/** What it has of its own cause, and all else that it has, is what the raid says. */
function isRaidedOnly({ raid, openAfter, window }: Planning, view: IncidentView): boolean {
  const held = openSignals(view).map(({ signalId }) => openAfter.find(({ id }) => id === signalId));
  return (
    held.some((signal) => signal && causeOf(signal) === view.cause) &&
    held.every((signal) => signal && isOfRaid(signal, raid!, window))
  );
}
