import type { z } from 'zod';
import type { Clock, Notifier } from '../../ports.js';
import { createDingtalk, dingtalkSettings } from './dingtalk.js';
import { createFeishu, feishuSettings } from './feishu.js';
import { createSmtp, smtpSettings } from './smtp.js';
import { createWebhook, webhookSettings } from './webhook.js';
import { createWecom, wecomSettings } from './wecom.js';

export interface NotifierType {
  /** What a desk says of one, but for its `type`. What it finds wrong, it says without the value. */
  readonly settings: z.ZodType;
  /** @throws ZodError when the settings are not as `settings` wants them */
  create(settings: unknown, clock: Clock): Notifier;
}

/** Every way to call the staff, by the `type` that a desk file names. */
export const NOTIFIER_TYPES = {
  wecom: plug(wecomSettings, createWecom),
  dingtalk: plug(dingtalkSettings, createDingtalk),
  feishu: plug(feishuSettings, createFeishu),
  webhook: plug(webhookSettings, createWebhook),
  smtp: plug(smtpSettings, createSmtp),
} satisfies Readonly<Record<string, NotifierType>>;

function plug<Settings extends z.ZodType>(
  settings: Settings,
  create: (settings: z.output<Settings>, clock: Clock) => Notifier,
): NotifierType {
  return { settings, create: (given, clock) => create(settings.parse(given), clock) };
}
