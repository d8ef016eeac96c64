import { voicesOf } from '../fault/voices.js';
import { isMeant } from '../match/keyword-evidence.js';
import { laughs } from '../text/laughs.js';
import type { Topic } from '../topic.js';
import type { Writable } from '../writable.js';
import { accountOf } from './account.js';
import { COLUMN, COUNTERS } from './counters.js';
import { addToFloods, type FloodDraft, floodDeltas, newFloodDraft, wordingOf } from './flood-deltas.js';
import { smallestOf } from './people.js';
import type { KeywordDelta, RoomDelta, SubjectDelta, VoiceDelta } from './room-delta.js';
import { shortHash } from './short-hash.js';
import { BUCKET, floorTo } from './widths.js';
import type { Observed, Subject, WindowBatch } from './window.js';

/** One message counts for this many keywords at most, so that a pasted word list cannot fill the windows. */
const WORDS_PER_MESSAGE = 8;
/** ms for which one text without an author is taken for one person's. */
const NAMELESS_FOR = 20_000;

/** A room's delta while the batch is read. */
interface Draft {
  lastReceivedAt: number;
  lastDanmakuAt: number;
  readonly counters: Map<number, number[]>;
  readonly subjects: Map<string, { start: number; subject: Subject; people: Set<string> }>;
  readonly voices: Map<string, { start: number; voice: string; people: Set<string> }>;
  readonly keywords: Map<string, { delta: Writable<KeywordDelta>; people: Set<string> }>;
  readonly floods: FloodDraft;
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
    floods: newFloodDraft(),
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
  const person = personOf(observed);
  addComplaints(draft, observed, row, start, person);
  for (const voice of analysis.fault ? voicesOf(analysis.fault) : []) addVoice(draft, start, voice, person);
  addKeywords(draft, observed, start, person);
  addToFloods(draft.floods, observed, person, position);
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
function personOf(observed: Observed): string {
  const { message } = observed;
  const moment = Math.floor(message.sentAt / NAMELESS_FOR);
  return shortHash(accountOf(message) || `?${moment}?${wordingOf(observed)}`);
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
  return {
    roomId,
    lastReceivedAt,
    lastDanmakuAt,
    counters,
    subjects,
    voices,
    keywords,
    ...floodDeltas(draft.floods),
  };
}
