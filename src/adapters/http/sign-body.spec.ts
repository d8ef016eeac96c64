import { describe, expect, it } from '@jest/globals';
import { isSigned, signBody, signedHeaders } from './sign-body.js';

const SECRET = 'a-secret-of-a-webhook';
const NOW = 1_762_830_000_500;
const SECONDS = 1_762_830_000;
const body = '{"text":"直播间公告"}';

describe('signing a body', () => {
  it('is HMAC-SHA256 over timestamp, dot and body', () => {
    // echo -n '1.{}' | openssl dgst -sha256 -hmac key
    expect(signBody('key', 1, '{}')).toBe(
      'v1=1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224',
    );
  });

  it('signs bytes as it signs their text', () => {
    expect(signBody(SECRET, SECONDS, Buffer.from(body))).toBe(signBody(SECRET, SECONDS, body));
  });

  it('is believed by who knows the secret', () => {
    const headers = signedHeaders(SECRET, body, NOW);
    expect(headers['x-changkong-timestamp']).toBe(String(SECONDS));
    const signed = {
      timestamp: headers['x-changkong-timestamp'],
      signature: headers['x-changkong-signature'],
      body,
    };
    expect(isSigned(SECRET, signed, NOW)).toBe(true);
    expect(isSigned(SECRET, signed, NOW + 299_000)).toBe(true);
  });

  const good = { timestamp: String(SECONDS), signature: signBody(SECRET, SECONDS, body), body };

  it.each([
    ['another body', { ...good, body: `${body} ` }, NOW],
    ['another time', { ...good, timestamp: String(SECONDS + 1) }, NOW],
    ['no time', { ...good, timestamp: undefined }, NOW],
    ['a time that is no number', { ...good, timestamp: '1e9' }, NOW],
    ['no signature', { ...good, signature: undefined }, NOW],
    ['a shorter signature', { ...good, signature: good.signature.slice(0, -1) }, NOW],
    ['the signature of another secret', { ...good, signature: signBody('other', SECONDS, body) }, NOW],
    ['what was kept for too long', good, NOW + 301_000],
    ['what comes from the future', good, NOW - 301_000],
  ])('does not believe %s', (_, signed, now) => {
    expect(isSigned(SECRET, signed, now)).toBe(false);
  });
});
