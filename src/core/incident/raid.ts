import { compareGrades } from '../grade.js';
import type { Signal } from '../signal.js';
import { floodsOf } from '../signal/flood-coordinated.js';
import { CLUSTER_SECONDS } from '../signal/flood-limits.js';
import { hashesIn, PEOPLE_KEPT, type People } from '../window/people.js';
import { SECOND } from '../window/widths.js';
import type { RoomWindow, Subject } from '../window/window.js';

/** From this share of those who say it on, what is said is what the raid says. */
const MOST = 2 / 3;
/** Of fewer people nothing can be said. */
const FEW = 4;

/** Coordinated floods that are going on in a room, and the accounts behind them. */
export interface Raid {
  /** The gravest first. */
  readonly signals: readonly Signal[];
  readonly accounts: ReadonlySet<string>;
  /** Of the accounts up to this hash all are known; undefined: of all. */
  readonly knownTo: string | undefined;
}

/** @param open the room's open signals @returns undefined where nobody attacks: a chant disturbs nobody */
export function raidIn(window: RoomWindow, open: readonly Signal[]): Raid | undefined {
  const attacks = open.filter(isAttack);
  if (attacks.length === 0) return undefined;
  const floods = floodsOf(attacks, window);
  return {
    signals: [...attacks].sort((a, b) => compareGrades(a.grade, b.grade) || a.raisedAt - b.raisedAt),
    accounts: new Set(floods.flatMap(({ known }) => [...known])),
    knownTo: completeTo(floods.map(({ accounts }) => accounts)),
  };
}

export function isAttack({ kind, grade }: Signal): boolean {
  return kind === 'flood.coordinated' && grade !== 'P3';
}

/**
 * Whether a signal says no more than that the raid says it: most of those who complain, or write the word, are its
 * accounts. What is broken is broken also while somebody attacks.
 */
export function isOfRaid(signal: Signal, { accounts, knownTo }: Raid, window: RoomWindow): boolean {
  const lists = whoSays(signal, window);
  const limits = [completeTo(lists), knownTo].filter((limit) => limit !== undefined);
  const limit = limits.sort()[0];
  const all = new Set(lists.flatMap(hashesIn));
  const people = [...all].filter((hash) => limit === undefined || hash <= limit);
  if (people.length < FEW) return false;
  return people.filter((hash) => accounts.has(hash)).length >= MOST * people.length;
}

/** Lists of those who are behind a signal, of the time of which floods are known. */
function whoSays({ kind, topic, subject }: Signal, { recent, keywords, now }: RoomWindow): readonly People[] {
  const since = now - CLUSTER_SECONDS * SECOND;
  if (kind === 'keyword.burst') {
    const word = keywords.find((one) => one.word === subject);
    return (word?.recent ?? []).filter(({ start }) => start >= since).map(({ people }) => people);
  }
  const about = subjectOf(kind, topic);
  if (about === undefined) return [];
  return recent.filter(({ start }) => start >= since).map(({ people }) => people[about] ?? '');
}

function subjectOf(kind: Signal['kind'], topic: Signal['topic']): Subject | undefined {
  if (kind === 'spike.negative') return 'negative';
  return kind === 'spike.topic' && topic !== 'av_fault' && topic !== 'shop_fault' ? topic : undefined;
}

/** A full list keeps the smallest hashes: up to its last one it misses nobody. */
function completeTo(lists: readonly People[]): string | undefined {
  const lasts = lists.map((list) => hashesIn(list)[PEOPLE_KEPT - 1]).filter((last) => last !== undefined);
  return lasts.sort()[0];
}
