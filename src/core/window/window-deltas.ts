import { voicesOf } from '../fault/voices.js';
import { isMeant } from '../match/keyword-evidence.js';
import { laughs } from '../text/laughs.js';
import type { Topic } from '../topic.js';
import { accountOf, isOnePerson } from './account.js';
import { toneOf } from './chant.js';
import { COLUMN, COUNTERS } from './counters.js';
import { smallestOf } from './people.js';
import type {
  KeywordDelta,
  RoomDelta,
  ShoutDelta,
  SubjectDelta,
  TextDelta,
  UserDelta,
  VoiceDelta,
} from './room-delta.js';
import { shortHash } from './short-hash.js';
import { BUCKET, FLOOD_BUCKET, floorTo } from './widths.js';
import type { Observed, Subject, WindowBatch } from './window.js';

/**
 * A text is also known by a number below this. A user's text numbers are summed up: n messages whose sum is n
 * times the number of the last one are n equal texts (but for one chance in a million), and a sum commutes.
 */
const TEXT_DIGITS = 5;
export const TEXT_NUMBERS = 16 ** TEXT_DIGITS;

/** One message counts for this many keywords at most, so that a pasted word list cannot fill the windows. */
const WORDS_PER_MESSAGE = 8;
/** ms for which one text without an author is taken for one person's. */
const NAMELESS_FOR = 20_000;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A room's delta while the batch is read. */
interface Draft {
  lastReceivedAt: number;
  lastDanmakuAt: number;
  readonly counters: Map<number, number[]>;
  readonly subjects: Map<string, { start: number; subject: Subject; people: Set<string> }>;
  readonly voices: Map<string, { start: number; voice: string; people: Set<string> }>;
  readonly keywords: Map<string, { delta: Writable<KeywordDelta>; people: Set<string> }>;
  readonly users: Map<string, Writable<UserDelta>>;
  readonly texts: Map<string, { delta: Writable<TextDelta>; accounts: Set<string> }>;
  readonly shouts: Map<string, { delta: Writable<ShoutDelta>; accounts: Set<string> }>;
}

/** @returns one delta for each room of the batch, in order of first appearance. Depends on the batch only. */
export function windowDeltas(batch: WindowBatch): RoomDelta[] {
  const drafts = new Map<string, Draft>();
  batch.observed.forEach((observed, position) => {
    const { message } = observed;
    const draft = drafts.get(message.roomId) ?? newDraft(drafts, message.roomId);
    draft.lastReceivedAt = Math.max(draft.lastReceivedAt, message.receivedAt);
    if (message.kind === 'mention') addMention(draft, observed);
    else addDanmaku(draft, observed, position);
  });
  return [...drafts].map(([roomId, draft]) => deltaOf(roomId, draft));
}

function newDraft(drafts: Map<string, Draft>, roomId: string): Draft {
  const draft: Draft = {
    lastReceivedAt: 0,
    lastDanmakuAt: 0,
    counters: new Map(),
    subjects: new Map(),
    voices: new Map(),
    keywords: new Map(),
    users: new Map(),
    texts: new Map(),
    shouts: new Map(),
  };
  drafts.set(roomId, draft);
  return draft;
}

function addMention(draft: Draft, { message, analysis }: Observed): void {
  const row = rowOf(draft, floorTo(message.sentAt, BUCKET));
  row[COLUMN.mentions]! += message.count;
  if (analysis.sentiment < 0) row[COLUMN.negativeMentions]! += message.count;
}

function addDanmaku(draft: Draft, observed: Observed, position: number): void {
  const { message, analysis } = observed;
  draft.lastDanmakuAt = Math.max(draft.lastDanmakuAt, message.receivedAt);
  const start = floorTo(message.sentAt, BUCKET);
  const row = rowOf(draft, start);
  row[COLUMN.messages]! += message.count;
  const text = analysis.fingerprint || message.text;
  const person = personOf(observed, text);
  addComplaints(draft, observed, row, start, person);
  for (const voice of analysis.fault ? voicesOf(analysis.fault) : []) addVoice(draft, start, voice, person);
  addKeywords(draft, observed, start, person);
  const floodStart = floorTo(message.sentAt, FLOOD_BUCKET);
  const hash = shortHash(text);
  if (isOnePerson(message)) addUser(draft, observed, floodStart, hash, person, position);
  if (analysis.fingerprint !== '') addText(draft, observed, floodStart, person, position);
  else addShout(draft, observed, floodStart, hash, person);
}

/** Who laughs does not complain: chat says 卡住了草 when somebody's hat gets stuck. */
function addComplaints(
  draft: Draft,
  { message: { text, count }, analysis }: Observed,
  row: number[],
  start: number,
  person: string,
): void {
  const subjects: Subject[] = [...analysis.topics];
  if (analysis.sentiment < 0) subjects.push('negative');
  if (subjects.length === 0 || laughs(text)) return;
  for (const subject of subjects) {
    row[COLUMN[subject]]! += count;
    addPerson(draft, start, subject, person);
  }
}

/**
 * Who wrote it. Where the source gives no user, different texts stand for different people, and so does the same text
 * after a while: one who repeats himself remains a few, and a room without user ids can still see a crowd complain,
 * who will use the same words.
 */
function personOf({ message }: Observed, text: string): string {
  return shortHash(accountOf(message) || `?${Math.floor(message.sentAt / NAMELESS_FOR)}?${text}`);
}

function rowOf(draft: Draft, start: number): number[] {
  let row = draft.counters.get(start);
  if (!row) {
    row = COUNTERS.map(() => 0);
    draft.counters.set(start, row);
  }
  return row;
}

function addPerson(draft: Draft, start: number, subject: Subject, person: string): void {
  const key = start + subject;
  const known = draft.subjects.get(key);
  if (known) known.people.add(person);
  else draft.subjects.set(key, { start, subject, people: new Set([person]) });
}

function addVoice(draft: Draft, start: number, voice: string, person: string): void {
  const key = start + voice;
  const known = draft.voices.get(key);
  if (known) known.people.add(person);
  else draft.voices.set(key, { start, voice, people: new Set([person]) });
}

/** Who asks 是假货吗? accuses nobody: words count that are meant, as they do for topics. */
function addKeywords(draft: Draft, { message, analysis }: Observed, start: number, person: string): void {
  const words = new Map<string, Topic | undefined>();
  for (const evidence of analysis.evidence) {
    if (!isMeant(evidence) || words.size >= WORDS_PER_MESSAGE) continue;
    words.set(String(evidence.facts['word'] ?? evidence.rule), evidence.topic);
  }
  for (const [word, topic] of words) {
    const key = `${start}${topic ?? ''}|${word}`;
    const known = draft.keywords.get(key);
    if (known) {
      known.delta.hits += message.count;
      known.people.add(person);
    } else {
      const delta = { start, word, topic, hits: message.count, people: '' };
      draft.keywords.set(key, { delta, people: new Set([person]) });
    }
  }
}

function addUser(
  draft: Draft,
  { message, analysis }: Observed,
  start: number,
  hash: string,
  user: string,
  position: number,
): void {
  const textNumber = Number.parseInt(hash.slice(0, TEXT_DIGITS), 16);
  const key = start + user;
  let delta = draft.users.get(key);
  if (!delta) {
    const none = { messages: 0, textSum: 0, at: 0, text: '', isShout: false };
    delta = { start, user, account: accountOf(message), position, textNumber, ...none };
    draft.users.set(key, delta);
  }
  delta.messages += 1;
  delta.textSum += textNumber;
  delta.position = position;
  delta.at = message.sentAt;
  delta.textNumber = textNumber;
  delta.isShout = analysis.fingerprint === '';
  delta.text = analysis.fingerprint || hash;
}

function addText(draft: Draft, observed: Observed, start: number, account: string, position: number): void {
  const { message, analysis } = observed;
  const key = start + analysis.fingerprint;
  let known = draft.texts.get(key);
  if (!known) {
    const { fingerprint, topics } = analysis;
    const [topic] = topics;
    const tone = toneOf(observed);
    const delta = { start, fingerprint, messages: 0, accounts: '', first: position, position, topic, tone };
    known = { delta, accounts: new Set() };
    draft.texts.set(key, known);
  }
  known.delta.messages += message.count;
  known.delta.position = position;
  if (accountOf(message) !== '') known.accounts.add(account);
}

function addShout(draft: Draft, { message }: Observed, start: number, shout: string, account: string): void {
  const key = start + shout;
  let known = draft.shouts.get(key);
  if (!known) {
    known = { delta: { start, shout, messages: 0, accounts: '' }, accounts: new Set() };
    draft.shouts.set(key, known);
  }
  known.delta.messages += message.count;
  if (accountOf(message) !== '') known.accounts.add(account);
}

function deltaOf(roomId: string, draft: Draft): RoomDelta {
  const { lastReceivedAt, lastDanmakuAt, counters } = draft;
  const subjects: SubjectDelta[] = [];
  for (const { start, subject, people } of draft.subjects.values()) {
    subjects.push({ start, subject, people: smallestOf(people) });
  }
  const voices: VoiceDelta[] = [];
  for (const { start, voice, people } of draft.voices.values()) {
    voices.push({ start, voice, people: smallestOf(people) });
  }
  const keywords = Array.from(draft.keywords.values(), ({ delta, people }) => ({
    ...delta,
    people: smallestOf(people),
  }));
  const withAccounts = <T>({ delta, accounts }: { delta: T; accounts: Set<string> }) => ({
    ...delta,
    accounts: smallestOf(accounts),
  });
  return {
    roomId,
    lastReceivedAt,
    lastDanmakuAt,
    counters,
    subjects,
    voices,
    keywords,
    users: [...draft.users.values()].sort(byStart),
    texts: Array.from(draft.texts.values(), withAccounts).sort(byStart),
    shouts: Array.from(draft.shouts.values(), withAccounts).sort(byStart),
  };
}

function byStart(one: { readonly start: number }, other: { readonly start: number }): number {
  return one.start - other.start;
}
