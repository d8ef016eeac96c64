import type { Writable } from '../writable.js';
import { accountOf, isOnePerson } from './account.js';
import { toneOf } from './chant.js';
import { smallestOf } from './people.js';
import type { RoomDelta, ShoutDelta, TextDelta, UserDelta } from './room-delta.js';
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
  readonly shouts: Map<string, { delta: Writable<ShoutDelta>; accounts: Set<string> }>;
}

export function newFloodDraft(): FloodDraft {
  return { users: new Map(), texts: new Map(), shouts: new Map() };
}

/**
 * @param hash names the text: its fingerprint, or what is written where there is none
 * @param person hash of who wrote it
 * @param position in the batch
 */
export function addToFloods(
  draft: FloodDraft,
  observed: Observed,
  hash: string,
  person: string,
  position: number,
): void {
  const start = floorTo(observed.message.sentAt, FLOOD_BUCKET);
  if (isOnePerson(observed.message)) addUser(draft, observed, start, hash, person, position);
  if (observed.analysis.fingerprint !== '') addText(draft, observed, start, person, position);
  else addShout(draft, observed, start, hash, person);
}

/** @returns each in order of time */
export function floodDeltas({
  users,
  texts,
  shouts,
}: FloodDraft): Pick<RoomDelta, 'users' | 'texts' | 'shouts'> {
  return {
    users: [...users.values()].sort(byStart),
    texts: Array.from(texts.values(), withAccounts).sort(byStart),
    shouts: Array.from(shouts.values(), withAccounts).sort(byStart),
  };
}

function addUser(
  draft: FloodDraft,
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

function addShout(
  draft: FloodDraft,
  { message }: Observed,
  start: number,
  shout: string,
  account: string,
): void {
  const key = start + shout;
  let known = draft.shouts.get(key);
  if (!known) {
    known = { delta: { start, shout, messages: 0, accounts: '' }, accounts: new Set() };
    draft.shouts.set(key, known);
  }
  known.delta.messages += message.count;
  if (accountOf(message) !== '') known.accounts.add(account);
}

function withAccounts<T>({ delta, accounts }: { delta: T; accounts: Set<string> }): T & { accounts: string } {
  return { ...delta, accounts: smallestOf(accounts) };
}

function byStart(one: { readonly start: number }, other: { readonly start: number }): number {
  return one.start - other.start;
}
