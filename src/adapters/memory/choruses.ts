import { FLOOD_LIMITS } from '../../core/signal/flood-limits.js';
import type { Chorus } from '../../core/signal/flood-told.js';
import { hashesIn, smallestOfAll, type People } from '../../core/window/people.js';
import { HASH_LENGTH } from '../../core/window/short-hash.js';
import type { CrowdStore } from './crowd-store.js';
import { startsUpTo } from './starts-up-to.js';

/** How much one text was written in a flood bucket. */
export interface Said {
  messages: number;
  /** Since the text became noticeable. */
  accounts: People;
}

/** One text in the flood bucket that begins at `start` and the two before, and who wrote it. */
export function saidUpTo(
  texts: ReadonlyMap<number, ReadonlyMap<string, Said>>,
  name: string,
  start: number,
): Said {
  const found = startsUpTo(start, 3).flatMap((one) => texts.get(one)?.get(name) ?? []);
  return {
    messages: found.reduce((sum, one) => sum + one.messages, 0),
    accounts: smallestOfAll(found.map((one) => one.accounts)),
  };
}

/** @returns what is to be told of a text that somebody repeats; undefined unless many write it */
export function chorusOf(
  { messages, accounts }: Said,
  name: string,
  start: number,
  writers: CrowdStore,
): Chorus | undefined {
  const { clusterMessages, clusterAccounts } = FLOOD_LIMITS;
  if (messages < clusterMessages || accounts.length < clusterAccounts * HASH_LENGTH) return undefined;
  const newcomers = writers.countNew(hashesIn(accounts), start);
  return [messages, accounts, newcomers, writers.noticedAt(name, start), writers.knownSince(start)];
}
