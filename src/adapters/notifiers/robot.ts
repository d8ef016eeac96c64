import { ChannelBusy } from '../../core/delivery/channel-errors.js';
import type { Notice, Receipt } from '../../core/delivery/outgoing.js';
import type { Clock, Notifier } from '../../ports.js';
import { post } from '../http/post.js';
import { type Limit, Pace } from './pace.js';
import { type Answers, judgeAnswer } from './robot-answer.js';
import { SentParts } from './sent-parts.js';

/** A chat group's robot: it is posted to, a message at a time. */
export interface Robot<Message> {
  readonly name: string;
  readonly timeoutMs: number;
  readonly limits: readonly Limit[];
  readonly answers: Answers;
  /** The messages that a notice becomes; the same each time. */
  messagesOf(notice: Notice): readonly Message[];
  /** @param now ms, for what is signed with the time */
  request(message: Message, now: number): { readonly url: string; readonly body: string };
}

/**
 * Sends the messages of a notice one after another, within one deadline for all. When it comes to a stop among them,
 * trying again goes on where it stopped.
 */
export function createRobot<Message>(robot: Robot<Message>, clock: Clock): Notifier {
  const pace = new Pace(robot.limits);
  const sent = new SentParts();

  async function send(message: Message, signal: AbortSignal): Promise<void> {
    pace.take(clock.now());
    const answer = await post({ ...robot.request(message, clock.now()), signal });
    try {
      judgeAnswer(answer, robot.answers, clock.now());
    } catch (error) {
      if (error instanceof ChannelBusy) pace.hold(clock.now() + (error.retryAfterMs ?? 0));
      throw error;
    }
  }

  return {
    name: robot.name,
    async notify(notice: Notice): Promise<Receipt> {
      const signal = AbortSignal.timeout(robot.timeoutMs);
      for (const [index, message] of robot.messagesOf(notice).entries()) {
        if (sent.has(notice.key, index)) continue;
        await send(message, signal);
        sent.add(notice.key, index);
      }
      return { at: clock.now() };
    },
  };
}
