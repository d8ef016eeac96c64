import type { IncidentView } from './view.js';

/** The signals of an incident that have not cleared. */
export function openSignals(view: Pick<IncidentView, 'signals'>): IncidentView['signals'] {
  return view.signals.filter((signal) => signal.clearedAt === undefined);
}
