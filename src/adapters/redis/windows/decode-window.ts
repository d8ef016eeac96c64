import { bucketOf } from '../../../core/window/counters.js';
import { HASH_LENGTH } from '../../../core/window/short-hash.js';
import { smallestOf } from '../../../core/window/people.js';
import type { Bucket, Cluster, HotUser, KeywordWindow, RoomWindow } from '../../../core/window/window.js';
import type { Topic } from '../../../core/topic.js';
import { MINUTES, NARROW, pageOf, readRow, type PageKind } from './counter-pages.js';
import type { Sample } from './encode-batch.js';
import type { ReadPlan } from './read-plan.js';

/** What the read script returns; every text is bytes, because the pages are. */
export type RawWindow = readonly [
  heardAt: Buffer,
  pages: readonly (Buffer | null)[],
  said: readonly (Buffer | readonly Buffer[])[],
  words: readonly Buffer[],
  users: readonly Buffer[],
  texts: readonly Buffer[],
];

/** Fields of a `said` hash by bucket start. */
type Said = ReadonlyMap<number, ReadonlyMap<string, string>>;

export function decodeWindow(roomId: string, plan: ReadPlan, raw: RawWindow): RoomWindow {
  const [heardAt, pages, rawSaid, words, users, texts] = raw;
  const said = decodeSaid(rawSaid);
  const byName = new Map(plan.pages.map((name, i) => [name, pages[i] ?? null]));
  return {
    roomId,
    now: plan.now,
    recent: bucketsOf(NARROW, plan.saidFrom, plan.now, byName, said),
    minutes: bucketsOf(MINUTES, plan.minutesFrom, plan.now, byName, new Map()),
    clusters: inGroups(texts, 4).map(clusterOf),
    hotUsers: inGroups(users, 2).map(([userId, messages]): HotUser => ({
      userId: JSON.parse(userId!) as string,
      messages: Number(messages),
    })),
    keywords: inGroups(words, 2).map(([field, total]) => keywordOf(field!, Number(total), plan, said)),
    lastReceivedAt: Number(heardAt.toString()),
  };
}

function decodeSaid(raw: RawWindow[2]): Said {
  const said = new Map<number, ReadonlyMap<string, string>>();
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const fields = inGroups(raw[i + 1] as readonly Buffer[], 2) as [string, string][];
    said.set(Number((raw[i] as Buffer).toString()), new Map(fields));
  }
  return said;
}

function bucketsOf(
  kind: PageKind,
  from: number,
  now: number,
  pages: ReadonlyMap<string, Buffer | null>,
  said: Said,
): Bucket[] {
  const buckets: Bucket[] = [];
  for (let start = from; start <= now; start += kind.width) {
    const page = pages.get(`${kind.name}:${pageOf(kind, start)}`) ?? null;
    const bucket = page && bucketOf(start, readRow(kind, page, start), peopleIn(said.get(start)));
    if (bucket) buckets.push(bucket);
  }
  return buckets;
}

function peopleIn(fields: ReadonlyMap<string, string> | undefined): Bucket['people'] {
  const people: Record<string, string[]> = {};
  for (const [field, packed] of fields ?? []) {
    if (field.startsWith('p')) people[field.slice(1)] = unpacked(packed);
  }
  return people;
}

function keywordOf(field: string, total: number, plan: ReadPlan, said: Said): KeywordWindow {
  const [topic, word] = splitOnce(field, '|');
  const recent = [...said]
    .filter(([start, fields]) => start >= plan.wordsFrom && fields.has(`c${field}`))
    .map(([start, fields]) => ({
      start,
      hits: Number(fields.get(`c${field}`)),
      people: unpacked(fields.get(`w${field}`) ?? ''),
    }));
  return {
    word,
    ...(topic !== '' && { topic: topic as Topic }),
    recent,
    total,
    totalSince: plan.wordPages[0]!,
  };
}

function clusterOf([fingerprint, messages, sample, accounts]: readonly string[]): Cluster {
  const [text, firstMessageId, firstAt, chant, topic] = JSON.parse(sample!) as Sample;
  return {
    fingerprint: fingerprint!,
    text,
    firstMessageId,
    firstAt,
    ...(topic !== '' && { topic: topic as Topic }),
    chant: chant === 1,
    messages: Number(messages),
    accounts: smallestOf(accounts!.split(',').flatMap(unpacked)),
  };
}

/** Takes apart what the store keeps without separators. */
export function unpacked(packed: string): string[] {
  return Array.from({ length: packed.length / HASH_LENGTH }, (_, i) =>
    packed.slice(i * HASH_LENGTH, (i + 1) * HASH_LENGTH),
  );
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + 1)];
}

function inGroups(flat: readonly Buffer[], size: number): string[][] {
  return Array.from({ length: flat.length / size }, (_, i) =>
    flat.slice(i * size, (i + 1) * size).map((bytes) => bytes.toString()),
  );
}
