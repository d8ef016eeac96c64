import { createHmac, timingSafeEqual } from 'node:crypto';

const TIMESTAMP_HEADER = 'x-changkong-timestamp';
const SIGNATURE_HEADER = 'x-changkong-signature';

/** s; a signed body that is older, or from further ahead, is not believed: somebody may have kept it. */
const BELIEVED_SECONDS = 300;

/**
 * Signs a body: `v1=` and the hex HMAC-SHA256, keyed with the secret, over `<timestamp>.<body>`. The receiver
 * does the same with the bytes it got, before it parses them.
 * @param timestamp s since the epoch
 */
export function signBody(secret: string, timestamp: number, body: string | Uint8Array): string {
  const digest = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
  return `v1=${digest}`;
}

/** @returns the two headers that go with a signed body; `now` in ms */
export function signedHeaders(
  secret: string,
  body: string | Uint8Array,
  now: number,
): Record<string, string> {
  const timestamp = Math.floor(now / 1_000);
  return { [TIMESTAMP_HEADER]: String(timestamp), [SIGNATURE_HEADER]: signBody(secret, timestamp, body) };
}

/** The values of the two headers, as they came; undefined where there was none. */
export interface Signed {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: string | Uint8Array;
}

/**
 * @param now ms
 * @returns whether who sent it knew the secret, and sent it within five minutes of now
 */
export function isSigned(
  secret: string,
  { timestamp = '', signature = '', body }: Signed,
  now: number,
): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now / 1_000 - Number(timestamp)) > BELIEVED_SECONDS) return false;
  const expected = Buffer.from(signBody(secret, Number(timestamp), body));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
