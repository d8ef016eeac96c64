import type { Evidence } from '../evidence.js';
import { type Tone, toneOf } from '../window/chant.js';
import type { People } from '../window/people.js';
import { HASH_LENGTH } from '../window/short-hash.js';
import type { Observed } from '../window/window.js';
import { coordinatedFlood, countAccounts } from './flood-coordinated.js';
import { TOLD_SECONDS } from './flood-limits.js';
import { userFlood } from './flood-user.js';
import { REGULARS } from './flood-verdict.js';

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

function textEvidence(
  [, , messages, accounts, newcomers]: Told & readonly ['text', ...unknown[]],
  subject: Observed,
): Evidence {
  const [topic] = subject.analysis.topics;
  const newShare = newcomers / (accounts.length / HASH_LENGTH);
  return coordinatedFlood({
    text: subject.message.text,
    messages,
    accounts: countAccounts({ messages, accounts }),
    seconds: TOLD_SECONDS,
    chant: isHarmless(toneOf(subject), newShare),
    newShare,
    ...(topic && { topic }),
  });
}

/** Told at once, before the room's other accounts are looked at: see flood-verdict.ts for the whole. */
function isHarmless(tone: Tone, newShare: number): boolean {
  return tone === 'cheers' || (tone !== 'attacks' && newShare <= REGULARS);
}
