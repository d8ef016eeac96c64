import { isShout } from '../text/fingerprint.js';
import type { Writable } from '../writable.js';
import { accountOf, isOnePerson } from './account.js';
import { toneOf } from './chant.js';
import { smallestOf } from './people.js';
import type { RoomDelta, TextDelta, UserDelta } from './room-delta.js';
import { shortHash } from './short-hash.js';
import { FLOOD_BUCKET, floorTo } from './widths.js';
import type { Observed } from './window.js';

/**
 * A text is also known by a number below this. A user's text numbers are summed up: n messages whose sum is n
 * times the number of the last one are n equal texts (but for one chance in a million), and a sum commutes.
 */
const TEXT_DIGITS = 5;
export const TEXT_NUMBERS = 16 ** TEXT_DIGITS;

/** Who repeats himself in a room, and which texts many send, while the batch is read. */
export interface FloodDraft {
  readonly users: Map<string, Writable<UserDelta>>;
  readonly texts: Map<string, { delta: Writable<TextDelta>; accounts: Set<string> }>;
}

export function newFloodDraft(): FloodDraft {
  return { users: new Map(), texts: new Map() };
}

/**
 * @param person hash of who wrote it
 * @param position in the batch
 */
export function addToFloods(draft: FloodDraft, observed: Observed, person: string, position: number): void {
  const start = floorTo(observed.message.sentAt, FLOOD_BUCKET);
  if (isOnePerson(observed.message)) addUser(draft, observed, start, person, position);
  addText(draft, observed, start, person, position);
}

/** @returns what is the same text from one person: a shout only to the letter, since 哈哈 does not repeat 哈哈哈哈 */
export function wordingOf({ message, analysis }: Observed): string {
  return isShout(analysis.fingerprint) ? message.text : analysis.fingerprint;
}

/** @returns each in order of time */
export function floodDeltas({ users, texts }: FloodDraft): Pick<RoomDelta, 'users' | 'texts'> {
  return {
    users: [...users.values()].sort(byStart),
    texts: Array.from(texts.values(), withAccounts).sort(byStart),
  };
}

function addUser(draft: FloodDraft, observed: Observed, start: number, user: string, position: number): void {
  const { message, analysis } = observed;
  const { fingerprint } = analysis;
  const textNumber = Number.parseInt(shortHash(wordingOf(observed)).slice(0, TEXT_DIGITS), 16);
  const key = start + user;
  let delta = draft.users.get(key);
  if (!delta) {
    const none = { messages: 0, textSum: 0, at: 0, text: fingerprint };
    delta = { start, user, account: accountOf(message), position, textNumber, ...none };
    draft.users.set(key, delta);
  }
  delta.messages += 1;
  delta.textSum += textNumber;
  delta.position = position;
  delta.at = message.sentAt;
  delta.textNumber = textNumber;
  delta.text = fingerprint;
}

function addText(
  draft: FloodDraft,
  observed: Observed,
  start: number,
  account: string,
  position: number,
): void {
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

function withAccounts<T>({ delta, accounts }: { delta: T; accounts: Set<string> }): T & { accounts: string } {
  return { ...delta, accounts: smallestOf(accounts) };
}

function byStart(one: { readonly start: number }, other: { readonly start: number }): number {
  return one.start - other.start;
}
