import { clocksOf, type IncidentClocks } from '@server/core/incident/clocks.js';
import { CLOCK_NAMES, type ClockName, type ClockTargets } from '@server/core/incident/desk-settings.js';
import { isOver, type IncidentView } from '@server/core/incident/view.js';
import type { IncidentStory } from '../../../api/client.js';

export type ClockFace = NonNullable<IncidentClocks[ClockName]> & {
  readonly name: ClockName;
  /** ms that it gives. */
  readonly target: number;
};

/** @returns what the company gives each clock, read off clocks that were told; of the incident's grade only */
export function targetsOf({ incident, clocks }: Pick<IncidentStory, 'incident' | 'clocks'>): ClockTargets {
  const { grade } = incident;
  const targets = CLOCK_NAMES.map((name) => {
    const clock = clocks[name];
    if (clock === undefined) return [name, {}] as const;
    return [name, { [grade]: clock.dueAt - clock.startedAt - incident.clocks[name].pausedMs }] as const;
  });
  return Object.fromEntries(targets) as unknown as ClockTargets;
}

/** @returns the clocks that the incident's grade has, as they stand at `now` */
export function facesOf(incident: IncidentView, targets: ClockTargets, now: number): readonly ClockFace[] {
  const clocks = clocksOf(incident, targets, now);
  return CLOCK_NAMES.flatMap((name) => {
    const clock = clocks[name];
    const target = targets[name][incident.grade];
    return clock === undefined || target === undefined ? [] : [{ ...clock, name, target }];
  });
}

/**
 * @returns the clock that counts now: to be claimed, then to the first public words, then to the all-clear. The last
 * one stays in view when all have stopped.
 */
export function countingClock(incident: IncidentView, faces: readonly ClockFace[]): ClockFace | undefined {
  const isDone = ({ name }: ClockFace) => isOver(incident) || incident.clocks[name].stoppedAt !== undefined;
  return faces.find((face) => !isDone(face)) ?? faces.at(-1);
}
