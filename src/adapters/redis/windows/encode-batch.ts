import type { KeywordDelta, RoomDelta, TextDelta, UserDelta } from '../../../core/window/room-delta.js';
import { SAMPLE_UNITS } from '../../../core/window/bounds.js';
import { TONES } from '../../../core/window/chant.js';
import type { Observed } from '../../../core/window/window.js';
import { pageDeltas } from './counter-pages.js';

/** A user's count and sum of text numbers share one number: 16 bits for the count. */
const USER_COUNTS = 65_536;
/** 26,700 messages/s leave some 30,000 entries in a key: a few ms to free, if Redis does not do it aside. */
export const SLOTS = 8;
/** Lua passes at most some 8,000 arguments. */
const GROUP_SIZE = 500;

/** What one application hands to the script: see apply-script.ts. */
export interface EncodedBatch {
  readonly rooms: string;
  /** `position at textNumber fingerprint account-as-JSON`, in the order in which the rooms list the users. */
  readonly userLines: string;
  /** `position tone sample-as-JSON`, in the order in which the rooms list the texts. */
  readonly textLines: string;
}

/** A message by which people recognise a text, as stored. */
export type Sample = readonly [text: string, messageId: string, at: number, tone: number, topic: string];

export function encodeBatch(deltas: readonly RoomDelta[], observed: readonly Observed[]): EncodedBatch {
  const userLines: string[] = [];
  const textLines: string[] = [];
  const rooms = deltas.map((delta) => ({
    room: delta.roomId,
    at: delta.lastReceivedAt,
    danmakuAt: delta.lastDanmakuAt,
    pages: pageDeltas(delta).map(({ kind, page, cells }) => [`${kind.name}:${page}`, kind.ttlSeconds, cells]),
    said: encodeSaid(delta),
    users: grouped(delta.users, (one) => one.user).map(({ start, slot, list }) => {
      for (const one of list) userLines.push(userLine(one));
      const counts = list.map((one) => one.messages + USER_COUNTS * one.textSum);
      return [start, slot, list.map((one) => one.user), counts];
    }),
    texts: grouped(delta.texts, (one) => one.fingerprint).map(({ start, slot, list }) => {
      for (const one of list) textLines.push(textLine(one, observed[one.first]!));
      const counts = list.map((one) => one.messages);
      return [start, slot, list.map((one) => one.fingerprint), counts, list.map((one) => one.accounts)];
    }),
  }));
  return { rooms: JSON.stringify(rooms), userLines: userLines.join('\n'), textLines: textLines.join('\n') };
}

function userLine({ position, at, textNumber, text, account }: UserDelta): string {
  return `${position} ${at} ${textNumber} ${text} ${JSON.stringify(account)}`;
}

/** Written by hand: only the text needs escaping, and this is done for every different text. */
function textLine({ position, tone, topic }: TextDelta, { message }: Observed): string {
  const { text, id, sentAt } = message;
  const kind = TONES.indexOf(tone);
  return `${position} ${kind} [${JSON.stringify(text.slice(0, SAMPLE_UNITS))},"${id}",${sentAt},${kind},"${topic ?? ''}"]`;
}

/** Voices lie beside the subjects, told apart by how they begin. */
export const VOICE = 'v|';

/** `[start, [subject or voice, people …], [topic|word, hits, people …]]` by narrow bucket. */
function encodeSaid({ subjects, voices, keywords }: RoomDelta): readonly unknown[] {
  const buckets = new Map<
    number,
    readonly [start: number, subjects: string[], keywords: (string | number)[]]
  >();
  const bucketAt = (start: number) => {
    const bucket = buckets.get(start) ?? ([start, [], []] as const);
    buckets.set(start, bucket);
    return bucket;
  };
  for (const { start, subject, people } of subjects) bucketAt(start)[1].push(subject, people);
  for (const { start, voice, people } of voices) bucketAt(start)[1].push(VOICE + voice, people);
  for (const keyword of keywords) {
    bucketAt(keyword.start)[2].push(wordField(keyword), keyword.hits, keyword.people);
  }
  return [...buckets.values()];
}

function wordField({ topic, word }: KeywordDelta): string {
  return `${topic ?? ''}|${word}`;
}

interface Group<T> {
  readonly start: number;
  readonly slot: number;
  readonly list: T[];
}

/** @returns the part of a bucket's users or texts in which a name is counted; `chorus_of` finds it the same way. */
function slotOf(name: string): number {
  return name.charCodeAt(name.length - 1) % SLOTS;
}

/** Items of one bucket and slot lie in one key; at most GROUP_SIZE go in one command. */
function grouped<T extends { readonly start: number }>(
  items: readonly T[],
  nameOf: (item: T) => string,
): Group<T>[] {
  const groups: Group<T>[] = [];
  const open = new Map<number, Group<T>>();
  for (const item of items) {
    const slot = slotOf(nameOf(item));
    // Starts are multiples of FLOOD_BUCKET, so that a slot fits in beside.
    const key = item.start + slot;
    let group = open.get(key);
    if (!group || group.list.length === GROUP_SIZE) {
      group = { start: item.start, slot, list: [] };
      open.set(key, group);
      groups.push(group);
    }
    group.list.push(item);
  }
  return groups;
}
