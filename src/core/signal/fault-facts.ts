import type { Facts } from '../evidence.js';
import { ASPECTS } from '../fault/aspects.js';
import { voiceOf } from '../fault/voices.js';
import type { Topic } from '../topic.js';
import { countPeople } from '../window/people.js';
import type { RoomWindow } from '../window/window.js';
import { REPAIRED, sayBack } from './recovery.js';

/** More than this nobody takes in: those whom most people name. */
const TOLD = 4;

/**
 * What viewers tell a technician since `since` (ms, as far back as people are known): distinct people by whom it
 * hits (`hit.android`), whom not (`fine.apple`), what is broken (`hit.sound`), what is back (`back.sound`), and how
 * many say that anything is (`back`); and for how long that was heard (`heardSeconds`).
 * @returns nothing for topics that are no faults
 */
export function faultFacts({ recent, now }: RoomWindow, topic: Topic, since: number): Facts {
  const whats = REPAIRED[topic];
  if (!whats) return {};
  const heard = recent.filter(({ start }) => start >= since);
  const told = (stance: 'hit' | 'fine' | 'back', ids: readonly string[]): [string, number][] =>
    ids
      .map((id): [string, number] => [
        `${stance}.${id}`,
        countPeople(heard.map(({ voices }) => voices?.[voiceOf(stance, id)] ?? '')),
      ])
      .filter(([, people]) => people > 0)
      .sort(([, a], [, b]) => b - a)
      .slice(0, TOLD);
  const back = countPeople(heard.flatMap((bucket) => sayBack(bucket, topic)));
  const facts = [
    ...told('hit', WHO),
    ...told('fine', WHO),
    ...told('hit', whats),
    ...told('back', whats),
    ...(back > 0 ? [['back', back] as const] : []),
  ];
  if (facts.length === 0) return {};
  return Object.fromEntries([...facts, ['heardSeconds', Math.round((now - since) / 1_000)]]);
}

const WHO = ASPECTS.map(({ id }) => id);
