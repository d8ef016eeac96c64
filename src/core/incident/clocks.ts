import type { Grade } from '../grade.js';
import type { ClockName, ClockTargets, DeskSettings, EscalationStep } from './desk-settings.js';
import { CLOCK_NAMES } from './desk-settings.js';
import type { ClockMark } from './events.js';
import { CLOCK_MARKS } from './events.js';
import type { EventBody } from './next-event.js';
import type { ClockRun, IncidentView } from './view.js';

/** `warned`: half of its time is gone. `stopped`: what it waits for has happened, or nothing is wrong any more. */
type ClockState = 'running' | 'warned' | 'late' | 'stopped';

interface IncidentClock {
  readonly startedAt: number;
  /** The target, moved by as long as the clock stood still. */
  readonly dueAt: number;
  readonly stoppedAt?: number;
  /** ms on the clock. */
  readonly elapsed: number;
  readonly isLate: boolean;
  readonly state: ClockState;
}

/** Clocks that the grade has. */
export type IncidentClocks = { readonly [Clock in ClockName]?: IncidentClock };

/** @returns the incident's clocks as they stand at `now`, ms */
export function clocksOf(view: IncidentView, targets: ClockTargets, now: number): IncidentClocks {
  const clocks = CLOCK_NAMES.map((name) => [name, clockOf(view, name, targets, now)] as const);
  return Object.fromEntries(clocks.filter(([, clock]) => clock !== undefined));
}

function clockOf(
  { grade, clocks }: IncidentView,
  name: ClockName,
  targets: ClockTargets,
  now: number,
): IncidentClock | undefined {
  const target = targets[name][grade];
  if (target === undefined) return undefined;
  const run = clocks[name];
  const { startedAt, pausedMs } = run;
  const dueAt = markAt(run, target, 'due');
  const stoppedAt = run.stoppedAt ?? run.pausedAt;
  const until = stoppedAt ?? now;
  const isLate = until >= dueAt;
  const isWarned = until >= markAt(run, target, 'half');
  return {
    startedAt,
    dueAt,
    ...(stoppedAt !== undefined && { stoppedAt }),
    elapsed: Math.max(0, until - startedAt - pausedMs),
    isLate,
    state: stoppedAt !== undefined ? 'stopped' : isLate ? 'late' : isWarned ? 'warned' : 'running',
  };
}

/** Something that a clock does, and when. */
interface Due {
  readonly at: number;
  readonly body: EventBody;
}

/**
 * What the clocks of an incident have to say by `now` and have not said yet, in the order in which it fell due. Each
 * mark and each step comes once: what rang before a new grade moved it does not ring again.
 */
export function eventsDue(view: IncidentView, settings: DeskSettings, now: number): readonly EventBody[] {
  return stillToCome(view, settings)
    .filter(({ at }) => at <= now)
    .map(({ body }) => body);
}

/** @returns when the clocks next have something to say, ms, past or future; undefined while they stand still */
export function nextDueAt(view: IncidentView, settings: DeskSettings): number | undefined {
  return stillToCome(view, settings)[0]?.at;
}

function stillToCome(view: IncidentView, { clocks, escalation }: DeskSettings): readonly Due[] {
  const marks = CLOCK_NAMES.flatMap((clock) => marksToCome(view, clock, clocks[clock][view.grade]));
  const steps = stepsToCome(view, escalation[view.grade] ?? []);
  // Stable: of two at one time the clock speaks first.
  return [...marks, ...steps].sort((a, b) => a.at - b.at);
}

function marksToCome({ clocks }: IncidentView, clock: ClockName, target: number | undefined): readonly Due[] {
  const run = clocks[clock];
  if (target === undefined || !isRunning(run)) return [];
  return CLOCK_MARKS.filter((mark) => !run.rung.includes(mark)).map((mark) => ({
    at: markAt(run, target, mark),
    body: { type: 'clock.rang', clock, mark },
  }));
}

/** Until somebody claims it. Each grade has its own chain: who gets graver calls everyone whom that grade would have. */
function stepsToCome(view: IncidentView, chain: readonly EscalationStep[]): readonly Due[] {
  const { grade, escalated, clocks } = view;
  const { claim } = clocks;
  if (view.status !== 'open' || !isRunning(claim)) return [];
  return chain.flatMap(({ afterMs, to }, step) =>
    wasTaken(escalated, grade, step)
      ? []
      : [{ at: claim.startedAt + claim.pausedMs + afterMs, body: { type: 'escalated', grade, step, to } }],
  );
}

function wasTaken(escalated: IncidentView['escalated'], grade: Grade, step: number): boolean {
  return escalated.some((taken) => taken.grade === grade && taken.step === step);
}

function isRunning({ stoppedAt, pausedAt }: ClockRun): boolean {
  return stoppedAt === undefined && pausedAt === undefined;
}

const SHARE: Readonly<Record<ClockMark, number>> = { half: 0.5, threequarters: 0.75, due: 1 };

function markAt({ startedAt, pausedMs }: ClockRun, target: number, mark: ClockMark): number {
  return startedAt + pausedMs + Math.ceil(target * SHARE[mark]);
}
