import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { inspect } from 'node:util';
import type { SMTPServerOptions } from 'smtp-server';
import { ChannelBusy, ChannelRefused } from '../../src/core/delivery/channel-errors.js';
import { describeNotifier } from '../support/notifier-suite.js';
import { startDingtalk } from '../support/notifiers/dingtalk-rig.js';
import { startFeishu } from '../support/notifiers/feishu-rig.js';
import { notice } from '../support/notifiers/notices.js';
import { type SmtpRig, startSmtp } from '../support/notifiers/smtp-rig.js';
import { startWebhook } from '../support/notifiers/webhook-rig.js';
import { startWecom } from '../support/notifiers/wecom-rig.js';

describeNotifier('WeCom', startWecom);
describeNotifier('DingTalk', startDingtalk);
describeNotifier('Feishu', startFeishu);
describeNotifier('a webhook', startWebhook);
describeNotifier('mail', startSmtp);

describe('mail', () => {
  let rig: SmtpRig;
  const start = async (options?: SMTPServerOptions): Promise<void> => {
    rig = await startSmtp(options);
  };
  afterEach(async () => await rig.close());

  const to = ['a@example.com', 'b@example.com', 'c@example.com'];

  it('has a date, a name, and an id of its key; says that no person wrote it', async () => {
    await start();
    const sent = notice({ key: 'notice:7' });
    const receipt = await rig.openWith({ to }).notify(sent);
    expect(receipt.reference).toMatch(/queued as 4XyZ$/);
    const [{ mail, to: reached } = { mail: undefined, to: undefined }] = rig.mails;
    expect(reached).toEqual(to);
    const { headers } = mail!;
    expect(headers.get('from')).toBe('场控 Changkong <changkong@example.com>');
    expect(headers.get('to')).toBe(to.join(', '));
    expect(headers.get('message-id')).toMatch(/^<[0-9a-f]{40}@example\.com>$/);
    expect(Date.parse(headers.get('date')!)).toBe(Math.floor(rig.clock.now() / 1_000) * 1_000);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('importance')).toBe('High');
  });

  it('holds no header that was not meant', async () => {
    await start();
    const title = '停播\r\nBcc: x@evil.example\r\n\r\n<b>正文</b>';
    await rig.open().notify(notice({ title: { zh: title, en: '' } }));
    const [{ mail, to: reached } = { mail: undefined, to: [] }] = rig.mails;
    expect(reached).toEqual(['pr@example.com']);
    expect(Array.from(mail!.headers.keys())).not.toContain('bcc');
    expect(mail!.headers.get('subject')).toContain('停播 Bcc: x@evil.example');
  });

  it('writes again only to whom a server could not take yet', async () => {
    await start();
    rig.refuses.set('b@example.com', 450);
    const [notifier, sent] = [rig.openWith({ to }), notice()];
    await expect(notifier.notify(sent)).rejects.toBeInstanceOf(ChannelBusy);
    rig.refuses.clear();
    await notifier.notify(sent);
    await notifier.notify(sent);
    expect(rig.mails.map(({ to: reached }) => reached)).toEqual([
      ['a@example.com', 'c@example.com'],
      ['b@example.com'],
    ]);
  });

  it('tells in its receipt of whom the server refuses, and is refused when that is everybody', async () => {
    await start();
    rig.refuses.set('b@example.com', 550);
    const { reference } = await rig.openWith({ to }).notify(notice());
    expect(reference).toMatch(/\(1 refused\)$/);
    const alone = await rig
      .openWith({ to: ['b@example.com'] })
      .notify(notice())
      .catch((error: unknown) => error);
    expect(alone).toBeInstanceOf(ChannelRefused);
    expect(inspect(alone)).not.toContain('password');
  });

  it('gives its password to no server that does not encrypt, or that nobody vouches for', async () => {
    await start();
    await expect(rig.openWith({ tls: 'starttls' }).notify(notice())).rejects.toBeInstanceOf(ChannelRefused);
    expect(rig.logins).toBe(0);
    await rig.close();
    // The server says of its own certificate that nobody should believe it; neither do we.
    jest.spyOn(console, 'error').mockImplementationOnce(() => undefined);
    await start({});
    await expect(rig.openWith({ tls: 'starttls' }).notify(notice())).rejects.toBeInstanceOf(ChannelBusy);
    expect(rig.logins).toBe(0);
  });
});
