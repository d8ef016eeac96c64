import { createHash } from 'node:crypto';
import { createTransport, type NodemailerError } from 'nodemailer';
import { z } from 'zod';
import { ChannelBusy, ChannelRefused } from '../../core/delivery/channel-errors.js';
import type { Notice, Receipt } from '../../core/delivery/outgoing.js';
import type { Clock, Notifier } from '../../ports.js';
import { readChannel } from './channel-settings.js';
import { mailText } from './mail-text.js';
import { SentParts } from './sent-parts.js';

/** `tls`: from the first byte (port 465), after STARTTLS, or not at all, which only a relay of one's own deserves. */
export const smtpSettings = z
  .strictObject({
    ...readChannel,
    host: z.string().regex(/^[\w.:-]{1,253}$/),
    port: z.number().int().min(1).max(65_535).default(465),
    tls: z.enum(['implicit', 'starttls', 'off']).optional(),
    user: z.string().min(1).max(200).optional(),
    pass: z.string().min(1).max(500).optional(),
    from: z.email().max(254),
    to: z.array(z.email().max(254)).min(1).max(50),
  })
  .refine(({ user, pass }) => (user === undefined) === (pass === undefined), {
    error: 'user 与 pass 要么都填，要么都不填 / user and pass go together',
  })
  .transform(({ tls, ...given }) => ({
    ...given,
    tls: tls ?? (given.port === 465 ? ('implicit' as const) : ('starttls' as const)),
  }));

type SmtpSettings = z.output<typeof smtpSettings>;

/** One mail to all, as long as it needs to be. Trying again writes only to those whose server has not taken it. */
export function createSmtp(settings: SmtpSettings, clock: Clock): Notifier {
  const { name, from, language, timeoutMs } = settings;
  const transport = openTransport(settings);
  const sent = new SentParts();
  return {
    name,
    async notify(notice: Notice): Promise<Receipt> {
      const to = settings.to.filter((address) => !sent.has(notice.key, address));
      if (to.length === 0) return { at: clock.now() };
      const mail = {
        from: { name: '场控 Changkong', address: from },
        to,
        ...mailText(notice, language),
        textEncoding: 'base64' as const,
        date: new Date(clock.now()),
        messageId: messageId(notice.key, from),
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(timeoutMs),
      };
      const { accepted, rejectedErrors = [], response } = await transport.sendMail(mail).catch(mailFailed);
      for (const address of accepted) sent.add(notice.key, address);
      checkRejected(rejectedErrors);
      return { at: clock.now(), reference: referenceOf(response, rejectedErrors.length) };
    },
  };
}

function openTransport({ host, port, tls, user, pass }: SmtpSettings) {
  return createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'off',
    ...(user !== undefined && { auth: { user, pass }, forceAuth: true }),
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
}

/** The same for every attempt, so that servers and readers can tell that they had it. */
function messageId(key: string, from: string): string {
  const id = createHash('sha256').update(key).digest('hex').slice(0, 40);
  return `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

/** In our own words: what a server says may quote what it was told. */
function mailFailed({ responseCode, permanent, code }: NodemailerError): never {
  const why = `${code ?? 'unknown'}${responseCode === undefined ? '' : ` ${responseCode}`}`;
  // Without an answer of the server, these are about the mail itself.
  const ours = responseCode === undefined && (code === 'EMESSAGE' || code === 'EENVELOPE');
  if (permanent === true || ours)
    throw new ChannelRefused(`邮件被拒收（${why}） / the mail was refused (${why})`);
  throw new ChannelBusy(`邮件没有发出（${why}） / the mail was not sent (${why})`);
}

/** Whom a server refuses for good is told of in the receipt: the others have the mail. */
function checkRejected(errors: readonly NodemailerError[]): void {
  const later = errors.filter(({ permanent }) => permanent !== true).length;
  if (later === 0) return;
  throw new ChannelBusy(`${later} 个收件人暂时收不了 / ${later} of the addresses take nothing for now`);
}

/** What the server calls it: the line with which it took the mail. */
function referenceOf(response: string, refused: number): string {
  const line = response.replaceAll(/[^\x20-\x7e]/g, ' ').slice(0, 200);
  return refused === 0 ? line : `${line} (${refused} refused)`;
}
