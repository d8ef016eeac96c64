import type { ByType, EventOf } from './by-type.js';
import { byType } from './by-type.js';
import type { AbsorbedIncident, IncidentEvent } from './events.js';
import { CLOCK_MARKS } from './events.js';
import type { ClockRun, ClockRuns, IncidentView } from './view.js';

/** @param answerSince ms; since when the public waits, where that is earlier */
export function startClocks(at: number, answerSince = at): ClockRuns {
  return { claim: startRun(at), answer: startRun(answerSince), clear: startRun(at) };
}

/**
 * What an event does to the clocks. They stand still while nothing is wrong, and go on where they stood when it is
 * back: flapping, and resolving what was not over, win nobody time.
 * @param awake whether the incident is, after the event
 */
export function clocksAfter(view: IncidentView, event: IncidentEvent, awake: boolean): ClockRuns {
  if (event.type === 'absorbed') return mergeClocks(view.clocks, event.from, event.at, awake);
  return byType(TURNS, view, event) ?? view.clocks;
}

const TURNS: Partial<ByType<ClockRuns>> = {
  claimed: ({ clocks }, { at }) => ({ ...clocks, claim: stop(clocks.claim, at) }),
  released: ({ clocks, status }, { at }) => {
    const anew = startRun(at);
    return { ...clocks, claim: status === 'quiet' ? pause(anew, at) : anew };
  },
  'script.used': answered,
  announced: answered,
  'clock.rang': ({ clocks }, { clock, mark }) => {
    const run = clocks[clock];
    return { ...clocks, [clock]: { ...run, rung: [...run.rung, mark] } };
  },
  'signal.joined': ({ clocks }, { at }) => each(clocks, (run) => resume(run, at)),
  reopened: ({ clocks }, { at }) => each(clocks, (run) => resume(run, at)),
  quiet: ({ clocks }, { at }) => calmed(clocks, at),
  resolved: ({ clocks }, { at }) => each(clocks, (run) => pause(run, at)),
  merged: ({ clocks }, { at }) => each(clocks, (run) => pause(run, at)),
};

function answered({ clocks }: IncidentView, event: EventOf<'script.used'> | EventOf<'announced'>): ClockRuns {
  return event.public ? { ...clocks, answer: stop(clocks.answer, event.at) } : clocks;
}

/** They stand still, but what went on for so long that somebody was warned owes the public a word, also when it is over. */
function calmed(clocks: ClockRuns, at: number): ClockRuns {
  const paused = each(clocks, (run) => pause(run, at));
  return clocks.answer.rung.includes('half') ? { ...paused, answer: resume(clocks.answer, at) } : paused;
}

/** Of two that are one, each clock has what the one that ran longer has, and a mark that either rang has rung. */
function mergeClocks(
  own: ClockRuns,
  { clocks: other }: AbsorbedIncident,
  at: number,
  awake: boolean,
): ClockRuns {
  const merged = (a: ClockRun, b: ClockRun, stoppedAt: number | undefined): ClockRun => {
    const longer = ranFor(b, at) > ranFor(a, at) ? b : a;
    const rung = CLOCK_MARKS.filter((mark) => a.rung.includes(mark) || b.rung.includes(mark));
    if (stoppedAt === undefined) return { ...longer, rung, stoppedAt };
    return { ...resume(longer, Math.max(stoppedAt, longer.pausedAt ?? stoppedAt)), rung, stoppedAt };
  };
  const answers = [own.answer.stoppedAt, other.answer.stoppedAt].filter((stopped) => stopped !== undefined);
  const one = {
    claim: merged(own.claim, other.claim, own.claim.stoppedAt ?? other.claim.stoppedAt),
    answer: merged(own.answer, other.answer, answers.length > 0 ? Math.min(...answers) : undefined),
    clear: merged(own.clear, other.clear, undefined),
  };
  return awake ? each(one, (run) => resume(run, at)) : calmed(one, at);
}

/** @returns ms on the clock by then, had it not been stopped */
function ranFor({ startedAt, pausedMs, pausedAt }: ClockRun, at: number): number {
  return (pausedAt ?? at) - startedAt - pausedMs;
}

function startRun(startedAt: number): ClockRun {
  return { startedAt, pausedMs: 0, rung: [] };
}

function stop(run: ClockRun, at: number): ClockRun {
  if (run.stoppedAt !== undefined) return run;
  return { ...run, stoppedAt: run.pausedAt ?? at, pausedAt: undefined };
}

function pause(run: ClockRun, at: number): ClockRun {
  return run.stoppedAt !== undefined || run.pausedAt !== undefined ? run : { ...run, pausedAt: at };
}

function resume(run: ClockRun, at: number): ClockRun {
  if (run.pausedAt === undefined) return run;
  return { ...run, pausedMs: run.pausedMs + at - run.pausedAt, pausedAt: undefined };
}

function each(clocks: ClockRuns, change: (run: ClockRun) => ClockRun): ClockRuns {
  return { claim: change(clocks.claim), answer: change(clocks.answer), clear: change(clocks.clear) };
}
