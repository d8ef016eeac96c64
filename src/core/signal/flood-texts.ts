import type { Topic } from '../topic.js';
import type { Tone } from '../window/chant.js';
import { hashesIn, smallestOfAll, type People } from '../window/people.js';
import type { Cluster, Line, RoomWindow } from '../window/window.js';

/** One text, or a group of them that belong together, with all that is known of who sends it. */
export interface FloodText {
  readonly fingerprint: string;
  /** Of all its texts, its own among them. */
  readonly fingerprints: readonly string[];
  readonly text: string;
  readonly first: { readonly id: string; readonly at: number; readonly text: string };
  readonly topic?: Topic | undefined;
  readonly tone: Tone;
  readonly messages: number;
  readonly accounts: People;
  /** Every account of whom it is known: more than `accounts` keeps, fewer than it counts. */
  readonly known: ReadonlySet<string>;
  /** Share of the known accounts that are new in the room. */
  readonly newShare: number;
  /** When the room first had it as something that many write, ms; 0 for never before. */
  readonly noticedAt: number;
}

/** @returns the texts of the last 30 to 40 s that are of interest, most frequent first */
export function floodTexts({ clusters, crowd }: RoomWindow): FloodText[] {
  const lines = new Map<string, Line[]>();
  for (const line of crowd.lines) {
    const known = lines.get(line.fingerprint);
    if (known) known.push(line);
    else lines.set(line.fingerprint, [line]);
  }
  const big = clusters.map((cluster) => {
    const own = lines.get(cluster.fingerprint) ?? [];
    lines.delete(cluster.fingerprint);
    return clusterText(cluster, own, crowd.newcomers);
  });
  const small = Array.from(lines.values(), (own) => lineText(own, crowd.newcomers));
  return [...big, ...small].sort((a, b) => b.messages - a.messages);
}

export function countNew(known: ReadonlySet<string>, newcomers: ReadonlySet<string>): number {
  let count = 0;
  for (const account of known) if (newcomers.has(account)) count++;
  return count;
}

export function newShareOf(known: ReadonlySet<string>, newcomers: ReadonlySet<string>): number {
  return countNew(known, newcomers) / Math.max(1, known.size);
}

function knownOf(lists: readonly People[]): ReadonlySet<string> {
  return new Set(lists.flatMap(hashesIn));
}

/** The cluster counts exactly; its first accounts, and its first message, are known from the lines. */
function clusterText(cluster: Cluster, lines: readonly Line[], newcomers: ReadonlySet<string>): FloodText {
  const { fingerprint, text, topic, tone, messages, noticedAt } = cluster;
  const first = firstOf(lines);
  const isFirst = first !== undefined && first.at <= cluster.firstAt;
  const lists = [cluster.accounts, ...lines.map((line) => line.accounts)];
  const known = knownOf(lists);
  return {
    ...{ fingerprint, fingerprints: [fingerprint], text, topic, tone, messages, known, noticedAt },
    accounts: smallestOfAll(lists),
    first: isFirst
      ? { id: first.messageId, at: first.at, text: first.text }
      : { id: cluster.firstMessageId, at: cluster.firstAt, text },
    newShare: newShareOf(known, newcomers),
  };
}

function lineText(lines: readonly Line[], newcomers: ReadonlySet<string>): FloodText {
  const { fingerprint, text, topic, tone, messageId, at } = firstOf(lines)!;
  const lists = lines.map((line) => line.accounts);
  const known = knownOf(lists);
  return {
    ...{ fingerprint, fingerprints: [fingerprint], text, topic, tone, known },
    accounts: smallestOfAll(lists),
    first: { id: messageId, at, text },
    messages: lines.reduce((sum, line) => sum + line.messages, 0),
    newShare: newShareOf(known, newcomers),
    noticedAt: 0,
  };
}

function firstOf(lines: readonly Line[]): Line | undefined {
  let first = lines[0];
  for (const line of lines) if (line.at < first!.at) first = line;
  return first;
}
