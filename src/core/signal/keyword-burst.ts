import { countPeople } from '../window/people.js';
import { bucketsBetween, knownSince, lastSeconds, sum } from '../window/stretch.js';
import { MINUTE } from '../window/widths.js';
import type { KeywordWindow, RoomWindow } from '../window/window.js';
import { chanceOf, strengthOf, usualShare, type Prior } from './baseline.js';
import { watchedTime } from './watched.js';
import { toTenth, windowEvidence, type Observation, type SignalDetector } from './detector.js';

const SECONDS = 60;
const MIN_PEOPLE = 5;
/** A listed word is rare: some words are tested at once, so more is asked than of a topic. */
const PRIOR: Prior = { share: 0.002, weight: 500 };
const RAISE_CHANCE = 1e-5;
const CLEAR_CHANCE = 1e-2;
const RAISE_RATIO = 3;
const CLEAR_RATIO = 1.5;
const MANY_PEOPLE = 20;

/** A listed word is said, not only asked about, far more often than it used to be here: one signal a word. */
export const keywordBurst: SignalDetector = (window) =>
  window.keywords.flatMap((keyword) => {
    const observation = burstOf(window, keyword);
    return observation ? [observation] : [];
  });

function burstOf(
  window: RoomWindow,
  { word, topic, recent, total, totalSince }: KeywordWindow,
): Observation | undefined {
  const from = lastSeconds(window.now, SECONDS);
  const now = recent.filter(({ start }) => start >= from);
  const count = sum(now, ({ hits }) => hits);
  // An estimate of many people may come out above what they wrote.
  const people = Math.min(count, countPeople(now.map((bucket) => bucket.people)));
  const messages = sum(window.recent, ({ start, messages: said }) => (start >= from ? said : 0));
  const past = { hits: Math.max(0, total - count), messages: pastMessages(window, totalSince, from) };
  const expected = messages * usualShare([past], PRIOR);
  const chance = chanceOf(people, expected);
  if (people < MIN_PEOPLE / 2 || chance > CLEAR_CHANCE || people < expected * CLEAR_RATIO) return undefined;

  const minutes = watchedTime(window, Math.max(totalSince, knownSince(window)), from) / MINUTE;
  const facts = {
    word,
    count,
    people,
    seconds: SECONDS,
    messages,
    expected: toTenth(expected),
    baselinePerMinute: minutes > 0 ? toTenth(past.hits / minutes) : 0,
    baselineMinutes: toTenth(minutes),
  };
  return {
    finding: {
      kind: 'keyword.burst',
      subject: word,
      ...(topic && { topic }),
      grade: people >= MANY_PEOPLE ? 'P2' : 'P3',
      evidence: [{ ...windowEvidence('keyword.burst', strengthOf(chance), facts), ...(topic && { topic }) }],
    },
    raises: people >= MIN_PEOPLE && chance <= RAISE_CHANCE && people >= expected * RAISE_RATIO,
  };
}

function pastMessages(window: RoomWindow, since: number, until: number): number {
  return sum(bucketsBetween(window, since, until), (bucket) => bucket.messages);
}
