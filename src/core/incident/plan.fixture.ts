/** What the specs of planning share. */
import type { Signal, SignalChange } from '../signal.js';
import { NOW, windowOf } from './incident.fixture.js';
import type { PlanInput } from './plan-changes.js';
import { planIncidentChanges } from './plan-changes.js';

export function plan(given: Partial<PlanInput>) {
  let made = 0;
  const now = given.now ?? NOW;
  return planIncidentChanges({
    window: windowOf({ now }),
    changes: [],
    open: [],
    incidents: [],
    now,
    newId: () => `new${++made}`,
    ...given,
  });
}

export const raised = (signal: Signal): SignalChange => ({ change: 'raised', signal });
export const updated = (signal: Signal): SignalChange => ({ change: 'updated', signal });
export const cleared = (signal: Signal): SignalChange => ({
  change: 'cleared',
  signal: { ...signal, clearedAt: NOW },
});
