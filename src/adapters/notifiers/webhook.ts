import { z } from 'zod';
import type { Notice, Receipt } from '../../core/delivery/outgoing.js';
import type { Clock, Notifier } from '../../ports.js';
import { postSigned, signedTarget } from '../http/post-signed.js';
import { everyChannel } from './channel-settings.js';
import { wellFormed } from './plain-lines.js';

/** The secret is shared with whoever receives; anything long and random. */
export const webhookSettings = z.strictObject({
  ...everyChannel,
  ...signedTarget,
});

/**
 * Posts a notice as JSON, both languages, whole. It is signed (adapters/http/sign-body.ts), and `idempotency-key` is the same for
 * every attempt: who has seen it answers 2xx or 409 and does nothing.
 */
export function createWebhook(settings: z.output<typeof webhookSettings>, clock: Clock): Notifier {
  const { name, timeoutMs } = settings;
  return {
    name,
    async notify(notice: Notice): Promise<Receipt> {
      const body = JSON.parse(JSON.stringify(payloadOf(notice), wellFormedTexts)) as object;
      const signal = AbortSignal.timeout(timeoutMs);
      return await postSigned({ target: settings, key: notice.key, body, signal }, clock);
    },
  };
}

function wellFormedTexts(_: string, value: unknown): unknown {
  return typeof value === 'string' ? wellFormed(value) : value;
}

function payloadOf({ key, roomId, roomName, grade, title, lines, url }: Notice): unknown {
  return { type: 'notice', key, roomId, roomName, grade, title, lines, url };
}
