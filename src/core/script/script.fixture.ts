/** What the specs of scripts share. */
import { startClocks } from '../incident/clock-runs.js';
import type { IncidentView } from '../incident/view.js';
import { NO_HISTORY } from './history.js';
import type { Known } from './rank-scripts.js';
import type { Script, ScriptVariable } from './script.js';

export const NOW = Date.UTC(2024, 10, 11, 12, 41, 20);

/** Nothing filled, nothing used before. */
export const UNUSED: Known = { facts: {}, history: NO_HISTORY, now: NOW };

export function variableOf(given: Partial<ScriptVariable> = {}): ScriptVariable {
  return { name: 'people', type: 'count', label: { zh: '人数', en: 'people' }, example: '3', ...given };
}

export function scriptOf(given: Partial<Script> = {}): Script {
  return {
    id: 'fault-room',
    version: 1,
    title: { zh: '致歉', en: 'Apology' },
    causes: ['av_fault'],
    grades: ['P0', 'P1'],
    audience: 'room',
    when: {},
    variables: [],
    compensation: [],
    steps: { acknowledge: '看到了', explain: '在查', improve: '在换线路', act: '恢复后重讲' },
    ...given,
  };
}

export function incidentOf(given: Partial<IncidentView> = {}): IncidentView {
  return {
    id: 'i1',
    roomId: 'r1',
    cause: 'av_fault',
    status: 'open',
    grade: 'P0',
    gradedAt: Date.UTC(2024, 10, 11, 12, 37, 5),
    gradeReasons: [],
    signals: [],
    facts: { people: 126 },
    detectedAt: Date.UTC(2024, 10, 11, 12, 37, 5),
    scriptsUsed: [],
    clocks: startClocks(0),
    escalated: [],
    seq: 2,
    ...given,
  };
}
