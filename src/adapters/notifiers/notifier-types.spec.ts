import { describe, expect, it } from '@jest/globals';
import { NOTIFIER_TYPES } from './notifier-types.js';

const clock = { now: () => 0 };
const url = 'https://example.com/robot?key=the-key';
const mail = { name: '邮件', host: 'mail.example.com', from: 'a@example.com', to: ['b@example.com'] };

const GOOD: Readonly<Record<keyof typeof NOTIFIER_TYPES, Readonly<Record<string, unknown>>>> = {
  wecom: { name: '值班群', url },
  dingtalk: { name: '值班群', url, secret: 'SECabc', language: 'en' },
  feishu: { name: '值班群', url, timeoutMs: 5_000 },
  webhook: { name: '工单', url, secret: 'sixteen-or-more-characters' },
  smtp: { ...mail, user: 'a', pass: 'the-key' },
};

const types = Object.keys(GOOD) as (keyof typeof NOTIFIER_TYPES)[];

describe('NOTIFIER_TYPES', () => {
  it('names every type', () => {
    expect(Object.keys(NOTIFIER_TYPES)).toEqual(types);
  });

  it.each(types)('makes a %s of its settings', (type) => {
    const notifier = NOTIFIER_TYPES[type].create(GOOD[type], clock);
    expect(notifier.name).toBe(GOOD[type].name);
  });

  it.each(types)('finds what is wrong with the settings of a %s, without telling them', (type) => {
    const { settings } = NOTIFIER_TYPES[type];
    for (const wrong of [
      { ...GOOD[type], name: '' },
      { ...GOOD[type], name: undefined },
      { ...GOOD[type], timeoutMs: 10_001 },
      {
        ...GOOD[type],
        'the-key': 'the-key',
        pass: 'the-key',
        url: 'the-key',
        secret: 'the-key',
        from: 'the-key',
      },
    ]) {
      const read = settings.safeParse(wrong);
      expect(read.success).toBe(false);
      const values = read.error!.issues.map(({ message, path }) => [message, path]);
      expect(JSON.stringify(values).replace('"the-key"', '')).not.toMatch(/: the-key|=the-key/);
    }
  });

  it.each(['ftp://example.com/', 'https://user:pass@example.com/', 'example.com', ''])(
    'takes no address like %s',
    (bad) => {
      for (const type of ['wecom', 'dingtalk', 'feishu', 'webhook'] as const)
        expect(NOTIFIER_TYPES[type].settings.safeParse({ ...GOOD[type], url: bad }).success).toBe(false);
    },
  );

  it.each([
    ['a host that is none', { host: 'mail.example.com\r\nRCPT TO:<x@evil.example>' }],
    ['a sender that is none', { from: 'a@example.com>\r\nBcc: x@evil.example' }],
    ['a recipient that is none', { to: ['b@example.com, x@evil.example'] }],
    ['no recipient', { to: [] }],
    ['a user without a password', { user: 'a' }],
  ])('takes no mail with %s', (_, wrong) => {
    expect(NOTIFIER_TYPES.smtp.settings.safeParse({ ...mail, ...wrong }).success).toBe(false);
  });

  it.each([
    [{}, { port: 465, tls: 'implicit' }],
    [{ port: 587 }, { port: 587, tls: 'starttls' }],
    [
      { port: 25, tls: 'off' },
      { port: 25, tls: 'off' },
    ],
  ])('sends mail under TLS unless it is told not to: %j', (given, settled) => {
    expect(NOTIFIER_TYPES.smtp.settings.parse({ ...mail, ...given })).toMatchObject(settled);
  });
});
