import { isRecovery } from '../incident/grade-recovered.js';
import { isAwake, type IncidentView } from '../incident/view.js';
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

function phaseOf(incident: IncidentView): Phase {
  return endedAt(incident) === undefined ? 'trouble' : 'recovered';
}

/**
 * Viewers who complain again make it trouble again: their reasons take the place of the recovery's. So does a person
 * who opens it again or keeps it open after that.
 * @returns ms when the trouble ended, as far as viewers show it; undefined while it goes on
 */
export function endedAt(incident: IncidentView): number | undefined {
  const { held, quietAt, resolvedAt } = incident;
  const ended = recoveredAt(incident) ?? (isAwake(incident) ? undefined : (quietAt ?? resolvedAt));
  return ended !== undefined && held !== undefined && isAwake(incident) && held.at > ended
    ? undefined
    : ended;
}

/** Where a person set the grade, what viewers say stands beside it. */
function recoveredAt({ gradeReasons, gradedAt, proposed }: IncidentView): number | undefined {
  if (proposed && isRecovery(proposed.reasons)) return proposed.at;
  return isRecovery(gradeReasons) ? gradedAt : undefined;
}
