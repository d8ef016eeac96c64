import type { Evidence } from '../evidence.js';
import { isShout } from '../text/fingerprint.js';
import { shortHash } from '../window/short-hash.js';
import type { HotUser } from '../window/window.js';
import { windowEvidence, type Observation, type SignalDetector } from './detector.js';
import { floodTexts, type FloodText } from './flood-texts.js';
import { FLOOD_LIMITS, HOT_SECONDS, REPEAT_SECONDS, USER_SECONDS } from './flood-limits.js';

/** A room shows its worst; a hundred signals about a hundred users would hide everything else. */
const SIGNALS_PER_ROOM = 5;
const RAISE_MESSAGES = 2 * FLOOD_LIMITS.userMessages;
const GRAVE_MESSAGES = 40;

export interface UserCounts {
  /** See `accountOf`. */
  readonly account: string;
  /** In the last USER_SECONDS. */
  readonly messages: number;
  /** Equal texts in a row in the last REPEAT_SECONDS, 0 when they differ. */
  readonly repeats: number;
}

/** Evidence for the message with which a user crossed a limit, or a doubling of it. */
export function userFlood({ account, messages, repeats }: UserCounts): Evidence {
  const fast = messages / FLOOD_LIMITS.userMessages;
  const same = repeats / FLOOD_LIMITS.userRepeats;
  const counts =
    fast >= same ? { messages, seconds: USER_SECONDS } : { messages: repeats, seconds: REPEAT_SECONDS };
  return windowEvidence('flood.user', Math.max(fast, same) / 4, {
    ...counts,
    user: account,
    repeated: repeats > 1,
  });
}

/**
 * One user goes on and on: one signal a user. Who alone says one thing is signalled from the limit of a message's flag
 * on, counted over half a minute.
 */
export const floodUser: SignalDetector = (window) => {
  const { hotUsers } = window;
  const texts = hotUsers.length === 0 ? [] : floodTexts(window);
  return hotUsers
    .map((user) => ({ ...user, repeated: repeatsHimself(user, texts) }))
    .filter(({ messages, repeated }) => repeated || messages >= FLOOD_LIMITS.userMessages)
    .slice(0, SIGNALS_PER_ROOM)
    .map(({ account, messages, repeated }): Observation => {
      const facts = { messages, seconds: HOT_SECONDS, user: account, ...(repeated && { repeated }) };
      return {
        finding: {
          kind: 'flood.user',
          subject: account,
          grade: messages >= GRAVE_MESSAGES ? 'P2' : 'P3',
          evidence: [windowEvidence('flood.user', messages / GRAVE_MESSAGES, facts)],
        },
        raises: repeated || messages >= RAISE_MESSAGES,
      };
    });
};

/** A shout is not one text from one person: see `wordingOf`. */
function repeatsHimself({ account }: HotUser, texts: readonly FloodText[]): boolean {
  const own = shortHash(account);
  return texts.some(
    ({ fingerprint, known, messages }) =>
      messages >= FLOOD_LIMITS.userMessages && known.size === 1 && known.has(own) && !isShout(fingerprint),
  );
}
