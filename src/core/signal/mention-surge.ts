import { bucketsBetween, knownSince, lastSeconds, sum } from '../window/stretch.js';
import { BUCKET, MINUTE, PAST_HORIZON } from '../window/widths.js';
import type { Grade } from '../grade.js';
import { strengthOf } from './baseline.js';
import { toTenth, windowEvidence, type SignalDetector } from './detector.js';
import { upperTail } from './poisson.js';
import { watchedTime } from './watched.js';

/** Public talk is slower than chat. */
const MINUTES = 5;
const MIN_COUNT = 5;
/** Before a room has a past: as if one mention had come in ten minutes. */
const PRIOR = { mentions: 1, minutes: 10 };
const RAISE_CHANCE = 1e-3;
const CLEAR_CHANCE = 0.05;
const RAISE_RATIO = 2;

/** Far more is said about the room in public than usual. Against time: nothing else measures the public's attention. */
export const mentionSurge: SignalDetector = (window) => {
  const from = lastSeconds(window.now, MINUTES * 60);
  const now = bucketsBetween(window, from, window.now + BUCKET);
  const count = sum(now, (bucket) => bucket.mentions);
  const past = bucketsBetween(window, window.now - PAST_HORIZON, from);
  const earlier = sum(past, (bucket) => bucket.mentions);
  const minutes = watchedTime(window, knownSince(window), from) / MINUTE;
  const expected = (MINUTES * (earlier + PRIOR.mentions)) / (minutes + PRIOR.minutes);
  const chance = upperTail(count, expected);
  if (count < MIN_COUNT || chance > CLEAR_CHANCE) return [];

  const negativeShare = sum(now, (bucket) => bucket.negativeMentions) / count;
  const facts = {
    count,
    minutes: MINUTES,
    expected: toTenth(expected),
    baselinePerMinute: minutes > 0 ? toTenth(earlier / minutes) : 0,
    baselineMinutes: toTenth(minutes),
    negativeShare: Math.round(negativeShare * 100) / 100,
  };
  const evidence = [windowEvidence('mention.surge', strengthOf(chance), facts)];
  return [
    {
      finding: { kind: 'mention.surge', subject: '', grade: gradeOf(count, negativeShare), evidence },
      raises: chance <= RAISE_CHANCE && count >= expected * RAISE_RATIO,
    },
  ];
};

function gradeOf(count: number, negativeShare: number): Grade {
  if (negativeShare < 0.2) return 'P3';
  return count >= 30 && negativeShare >= 0.5 ? 'P1' : 'P2';
}
