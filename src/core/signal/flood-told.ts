import type { Evidence } from '../evidence.js';
import { accountOf } from '../window/account.js';
import { toneOf } from '../window/chant.js';
import { hashesIn, type People } from '../window/people.js';
import { floorTo, MINUTE } from '../window/widths.js';
import type { Observed } from '../window/window.js';
import { coordinatedFlood, countAccounts } from './flood-coordinated.js';
import { FLOOD_LIMITS, TOLD_SPAN_SECONDS } from './flood-limits.js';
import { userFlood } from './flood-user.js';
import type { JudgedRoom } from './flood-room.js';
import { isCrowd, newShareToTell, type JudgedFlood } from './flood-verdict.js';

/** Who repeats a chorus so many times as often as its people do on average no longer merely joins them. */
const EXCESS = 2;

/** A text that many write; the names mean the same as in `Told`. */
export type Chorus = readonly [
  messages: number,
  accounts: People,
  newcomers: number,
  noticedAt: number,
  knownSince: number,
];

/** What the windows saw cross a limit while a batch was applied; `position` is the message's place in it. */
export type Told =
  | readonly [
      what: 'user',
      position: number,
      messages: number,
      repeats: number,
      /** What he repeats, where many write it. */
      chorus?: Chorus,
    ]
  | readonly [
      what: 'text',
      position: number,
      messages: number,
      accounts: People,
      /** Accounts among those kept that are new in the room. */
      newcomers: number,
      /** When the room first had the text as something that many write, ms; 0 if that is not known. */
      noticedAt: number,
      /** When somebody first wrote in the last hour, ms; 0 where so many write that it is not remembered who is new. */
      knownSince: number,
      /** Accounts that write other texts at that time, and how many of them are new; none where it is not remembered. */
      others: number,
      newOthers: number,
    ];

/** @returns the evidence by the id of the message with which the limit was crossed */
export function toldEvidence(
  told: readonly Told[],
  observed: readonly Observed[],
): ReadonlyMap<string, readonly Evidence[]> {
  const evidence = new Map<string, Evidence[]>();
  for (const one of told) {
    const subject = observed[one[1]]!;
    const found = one[0] === 'user' ? userEvidence(one, subject) : textEvidence(one, subject);
    if (found) evidence.set(subject.message.id, [...(evidence.get(subject.message.id) ?? []), found]);
  }
  return evidence;
}

function userEvidence(
  [, , messages, repeats, chorus]: Told & readonly ['user', ...unknown[]],
  subject: Observed,
): Evidence | undefined {
  if (chorus && joins(chorus, repeats, subject)) return undefined;
  return userFlood({ account: accountOf(subject.message), messages, repeats });
}

/** Whether he only shouts with a crowd, not much more often than the others do. */
function joins(chorus: Chorus, repeats: number, subject: Observed): boolean {
  const [messages, accounts, newcomers, noticedAt, since] = chorus;
  const usual = messages / countAccounts({ messages, accounts });
  if (repeats >= Math.max(2 * FLOOD_LIMITS.userRepeats, EXCESS * usual)) return false;
  const room = roomOf(subject, since, 0, 0);
  return isCrowd(floodOf(subject, accounts, newcomers, noticedAt), room);
}

function textEvidence(told: Told & readonly ['text', ...unknown[]], subject: Observed): Evidence {
  const [, , messages, accounts, newcomers, noticedAt, since, others, newOthers] = told;
  const [topic] = subject.analysis.topics;
  const room = roomOf(subject, since, others, newOthers);
  const flood = floodOf(subject, accounts, newcomers, noticedAt);
  return coordinatedFlood({
    text: subject.message.text,
    messages,
    accounts: countAccounts({ messages, accounts }),
    seconds: TOLD_SPAN_SECONDS,
    chant: isCrowd(flood, room),
    ...newShareToTell(flood, room),
    ...(topic && { topic }),
  });
}

function floodOf(subject: Observed, accounts: People, newcomers: number, noticedAt: number): JudgedFlood {
  const known = new Set(hashesIn(accounts));
  const newShare = newcomers / Math.max(1, known.size);
  const { message, analysis } = subject;
  const fingerprints = [analysis.fingerprint];
  return { fingerprints, text: message.text, tone: toneOf(subject), known, newShare, noticedAt };
}

/**
 * Less is known of the room here than for the signal: not when nobody listened, nor whether its own people are away.
 * @param since as a window knows it, which begins at a full minute; 0 where it is not known
 */
function roomOf({ message }: Observed, since: number, others: number, newOthers: number): JudgedRoom {
  const knownSince = since > 0 ? floorTo(since, MINUTE) : undefined;
  return { now: message.sentAt, knownSince, others, newOthers };
}
