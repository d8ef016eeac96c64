import { z } from 'zod';
import type { Notice, Receipt } from '../../core/delivery/outgoing.js';
import type { Clock, Notifier } from '../../ports.js';
import { checkStatus, post } from '../http/post.js';
import { signedHeaders } from '../http/sign-body.js';
import { everyChannel, postAddress } from './channel-settings.js';
import { wellFormed } from './plain-lines.js';

/** The secret is shared with whoever receives; anything long and random. */
export const webhookSettings = z.strictObject({
  ...everyChannel,
  url: postAddress,
  secret: z.string().min(16).max(200),
});

/**
 * Posts a notice as JSON, both languages, whole. It is signed (adapters/http/sign-body.ts), and `idempotency-key` is the same for
 * every attempt: who has seen it answers 2xx and does nothing.
 */
export function createWebhook(settings: z.output<typeof webhookSettings>, clock: Clock): Notifier {
  const { name, url, secret, timeoutMs } = settings;
  return {
    name,
    async notify(notice: Notice): Promise<Receipt> {
      const body = JSON.stringify(payloadOf(notice), wellFormedTexts);
      const headers = {
        ...signedHeaders(secret, body, clock.now()),
        'idempotency-key': headerOf(notice.key),
      };
      const answer = await post({ url, body, headers, signal: AbortSignal.timeout(timeoutMs) });
      checkStatus(answer, clock.now());
      return { at: clock.now() };
    },
  };
}

/** As it is, but for what a header cannot hold. */
function headerOf(key: string): string {
  return key.replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

function wellFormedTexts(_: string, value: unknown): unknown {
  return typeof value === 'string' ? wellFormed(value) : value;
}

function payloadOf({ key, roomId, roomName, grade, title, lines, url }: Notice): unknown {
  return { type: 'notice', key, roomId, roomName, grade, title, lines, url };
}
