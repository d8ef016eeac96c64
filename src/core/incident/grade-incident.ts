import type { Facts } from '../evidence.js';
import type { Grade } from '../grade.js';
import { compareGrades } from '../grade.js';
import type { Cause, GradeReason, SignalRef } from './events.js';
import type { Impact } from './impact.js';
import { impactFacts } from './impact.js';

/** A grade and what speaks for it, weightiest first. */
export interface Grading {
  readonly grade: Grade;
  readonly reasons: readonly GradeReason[];
}

/**
 * Points by dimension, added up. No single figure makes a P0: it takes a grave cause and a crowd and speed or
 * damage, which is what "answer within fifteen minutes" is for. The steps are ours, set so that a
 * picture fault that 10 people report at ten times the usual pace is a P1 (25 + 10 + 25) and a P0 once a hundred
 * do (25 + 30 + 25) or the viewers leave.
 */
const CAUSE_POINTS: Readonly<Record<Cause, number>> = {
  platform: 55,
  feed: 30,
  av_fault: 25,
  shop_fault: 25,
  trust: 25,
  quality: 20,
  opinion: 20,
  activity: 20,
  service: 15,
  price: 15,
  host: 15,
  negative: 15,
  abuse: 10,
  flood: 10,
  keyword: 10,
  ad: 5,
};

type Steps = readonly (readonly [atLeast: number, points: number])[];
const REACH: Steps = [
  [300, 35],
  [100, 30],
  [30, 20],
  [10, 10],
];
const SPEED: Steps = [
  [10, 25],
  [5, 18],
  [3, 10],
];
const DAMAGE: Steps = [
  [0.6, 40],
  [0.4, 30],
  [0.3, 20],
];
const MENTIONS: Steps = [
  [50, 25],
  [10, 15],
  [3, 8],
];

/**
 * @param signals the incident's open signals; the grade is at least that of the gravest
 * @returns the grade and the reasons that count, each with its points
 */
export function gradeIncident(cause: Cause, signals: readonly SignalRef[], impact: Impact): Grading {
  const { people, pace, drop, mentions } = impact;
  const rounded = impactFacts(impact);
  const scored = [
    scoredReason('topic', CAUSE_POINTS[cause], { cause }),
    scoredReason('reach', pointsFor(REACH, people), { people }),
    scoredReason('speed', pointsFor(SPEED, pace), { pace: rounded['pace']! }),
    // The step, not the figure: the signal beside it tells the fall as it is now, and two figures would quarrel.
    scoredReason('damage', pointsFor(DAMAGE, drop), { drop: stepAt(DAMAGE, drop)[0] }),
    scoredReason('mentions', pointsFor(MENTIONS, mentions), { mentions }),
  ]
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points);
  const reasons = scored.map(({ reason }) => reason);

  const byPoints = gradeFor(scored.reduce((total, { points }) => total + points, 0));
  const gravest = [...signals].sort((a, b) => compareGrades(a.grade, b.grade))[0];
  if (gravest === undefined || compareGrades(byPoints, gravest.grade) <= 0)
    return { grade: byPoints, reasons };
  const { kind, grade } = gravest;
  return { grade, reasons: [{ code: 'signal', facts: { kind, grade } }, ...reasons] };
}

function scoredReason(code: string, points: number, facts: Facts): { points: number; reason: GradeReason } {
  return { points, reason: { code, facts: { ...facts, points } } };
}

function gradeFor(points: number): Grade {
  if (points >= 80) return 'P0';
  if (points >= 55) return 'P1';
  return points >= 30 ? 'P2' : 'P3';
}

function pointsFor(steps: Steps, value: number): number {
  return stepAt(steps, value)[1];
}

/** @returns the highest step that `value` reached; below the first, one that is worth nothing */
function stepAt(steps: Steps, value: number): Steps[number] {
  return steps.find(([atLeast]) => value >= atLeast) ?? [0, 0];
}
