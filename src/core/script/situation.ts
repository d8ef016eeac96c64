import { isRecovery } from '../incident/grade-recovered.js';
import type { IncidentView } from '../incident/view.js';
import type { Phase, Situation } from './condition.js';
import { aspectsIn, devicesIn } from './fault-known.js';

/** @returns what is known of the incident, as far as the conditions of scripts ask */
export function situationOf(incident: IncidentView): Situation {
  const isFault = incident.cause === 'av_fault';
  return {
    phase: phaseOf(incident),
    aspects: isFault ? aspectsIn(incident.facts) : [],
    devices: isFault ? devicesIn(incident.facts) : [],
    // What was held once counts: a list does not change each time the talk ebbs.
    talk: incident.cause === 'opinion' || incident.signals.some(({ kind }) => kind === 'mention.surge'),
    answered: incident.answeredAt !== undefined,
  };
}

/** Viewers who complain again make it trouble again: their reasons take the place of the recovery's. */
function phaseOf({ status, gradeReasons }: IncidentView): Phase {
  const isOver = status === 'quiet' || status === 'resolved' || isRecovery(gradeReasons);
  return isOver ? 'recovered' : 'trouble';
}

/** @returns ms when the trouble ended, as far as viewers show it; undefined while it goes on */
export function endedAt(incident: IncidentView): number | undefined {
  if (phaseOf(incident) === 'trouble') return undefined;
  return isRecovery(incident.gradeReasons) ? incident.gradedAt : (incident.quietAt ?? incident.resolvedAt);
}
