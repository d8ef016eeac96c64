import { ANY_WHAT, type AnyWhat, voiceOf } from '../fault/voices.js';
import type { Topic } from '../topic.js';
import { countPeople, type People } from '../window/people.js';
import { BUCKET, floorTo, MINUTE, SECOND } from '../window/widths.js';
import type { Bucket, RoomWindow } from '../window/window.js';

/** What is back after a fault of each kind, as viewers say it. Other topics are not repaired. */
export const REPAIRED: Readonly<Partial<Record<Topic, readonly AnyWhat[]>>> = {
  av_fault: ['stutter', 'picture', 'sound', 'entry', ANY_WHAT],
  shop_fault: ['order', ANY_WHAT],
};

/** Who says so, by topic: asked of every bucket of every room. */
const BACK: Readonly<Partial<Record<Topic, readonly string[]>>> = Object.fromEntries(
  Object.entries(REPAIRED).map(([topic, whats]) => [
    topic,
    [...whats.map((what) => voiceOf('back', what)), voiceOf('done')],
  ]),
);
const NOBODY: readonly People[] = [];

/** One lucky viewer repairs nothing. */
const MIN_PEOPLE = 3;
/** Who said it is back within this … */
const SAID_WITHIN = MINUTE;
/** … is believed once complaints have ceased for this long, but for a straggler. */
const QUIET = 15 * SECOND;
const STRAGGLERS = 1;

/**
 * Finds when viewers last agreed that a fault is over: several of them say so and nearly nobody complains any more.
 * A mere 好了 counts here, because it is asked only where there were complaints. What is complained of later is a
 * new fault.
 * @returns up to when complaints are settled, ms, the end of a bucket; undefined when they did not agree within
 * the last minute
 */
export function recoveredAt({ recent, now }: RoomWindow, topic: Topic): number | undefined {
  const back = recent
    .map((bucket) => ({ start: bucket.start, people: sayBack(bucket, topic) }))
    .filter(({ people }) => people.length > 0);
  if (back.length === 0) return undefined;
  const end = floorTo(now, BUCKET) + BUCKET;
  for (let at = end; at > end - MINUTE; at -= BUCKET) {
    const said = back.filter(({ start }) => start >= at - SAID_WITHIN && start < at);
    if (countPeople(said.flatMap(({ people }) => people)) < MIN_PEOPLE) continue;
    const quiet = recent.filter(({ start }) => start >= at - QUIET && start < at);
    if (countPeople(quiet.map((bucket) => bucket.people[topic] ?? '')) <= STRAGGLERS) return at;
  }
  return undefined;
}

/** Lists of the people who say in that bucket that what the topic complains of works again. */
export function sayBack({ voices }: Bucket, topic: Topic): readonly People[] {
  return voices ? (BACK[topic] ?? []).flatMap((voice) => voices[voice] ?? []) : NOBODY;
}
