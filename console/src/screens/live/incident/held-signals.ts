import type { Evidence } from '@server/core/evidence.js';
import type { IncidentView } from '@server/core/incident/view.js';
import type { Signal } from '@server/core/signal.js';

export type HeldSignal = IncidentView['signals'][number] & { readonly evidence: readonly Evidence[] };

interface HeldSignals {
  readonly up: readonly HeldSignal[];
  /** Those that cleared last first. */
  readonly cleared: readonly HeldSignal[];
}

/** @param known signals of the room; a signal that is not among them any more has no evidence to tell */
export function heldSignals(incident: IncidentView, known: readonly Signal[]): HeldSignals {
  const held = incident.signals.map((signal) => ({
    ...signal,
    evidence: known.find(({ id }) => id === signal.signalId)?.evidence ?? [],
  }));
  return {
    up: held.filter(({ clearedAt }) => clearedAt === undefined),
    cleared: held
      .filter(({ clearedAt }) => clearedAt !== undefined)
      .sort((a, b) => b.clearedAt! - a.clearedAt!),
  };
}
