import type { Evidence } from '../evidence.js';
import { toneOf } from '../window/chant.js';
import { hashesIn, type People } from '../window/people.js';
import { floorTo, MINUTE } from '../window/widths.js';
import type { Observed } from '../window/window.js';
import { coordinatedFlood, countAccounts } from './flood-coordinated.js';
import { TOLD_SPAN_SECONDS } from './flood-limits.js';
import { userFlood } from './flood-user.js';
import { isCrowd, usualShare } from './flood-verdict.js';

/** What the windows saw cross a limit while a batch was applied; `position` is the message's place in it. */
export type Told =
  | readonly [what: 'user', position: number, messages: number, repeats: number]
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
    const list = evidence.get(subject.message.id) ?? [];
    evidence.set(subject.message.id, list);
    list.push(one[0] === 'user' ? userEvidence(one, subject) : textEvidence(one, subject));
  }
  return evidence;
}

function userEvidence(
  [, , messages, repeats]: Told & readonly ['user', ...unknown[]],
  { message }: Observed,
): Evidence {
  return userFlood({ userId: message.userId, messages, repeats });
}

function textEvidence(told: Told & readonly ['text', ...unknown[]], subject: Observed): Evidence {
  const [, , messages, accounts, newcomers, noticedAt, since, others, newOthers] = told;
  const { message, analysis } = subject;
  const [topic] = analysis.topics;
  const known = new Set(hashesIn(accounts));
  const newShare = newcomers / Math.max(1, known.size);
  const room = {
    now: message.sentAt,
    // As a window knows it, which begins at a full minute.
    knownSince: since > 0 ? floorTo(since, MINUTE) : undefined,
    usual: usualShare(newOthers, others),
  };
  return coordinatedFlood({
    text: message.text,
    messages,
    accounts: countAccounts({ messages, accounts }),
    seconds: TOLD_SPAN_SECONDS,
    chant: isCrowd({ text: message.text, tone: toneOf(subject), known, newShare, noticedAt }, room),
    newShare,
    ...(topic && { topic }),
  });
}
