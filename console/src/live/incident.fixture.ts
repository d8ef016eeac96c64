import { startClocks } from '@server/core/incident/clock-runs.js';
import type { IncidentView } from '@server/core/incident/view.js';

/** Just found, and nobody's yet. */
export function incidentOf(id = 'i1', more: Partial<IncidentView> = {}): IncidentView {
  return {
    id,
    roomId: 'r1',
    cause: 'av_fault',
    status: 'open',
    grade: 'P1',
    gradedAt: 1_000,
    gradeReasons: [],
    signals: [],
    facts: {},
    detectedAt: 1_000,
    scriptsUsed: [],
    clocks: startClocks(1_000),
    escalated: [],
    seq: 1,
    ...more,
  };
}
