import { z } from 'zod';
import { ChannelRefused } from '../../core/delivery/channel-errors.js';
import type { Receipt } from '../../core/delivery/outgoing.js';
import type { Clock } from '../../ports.js';
import { type Answer, checkStatus, post } from './post.js';
import { signedHeaders } from './sign-body.js';

/** An address to post to. No user and password in it: fetch would refuse it, quoting it. */
export const postAddress = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .refine((url) => URL.canParse(url) && !hasUser(new URL(url)), {
    error: '地址里不能带用户名和密码 / no user and password in the address',
  });

/** Where the other side listens, and what both sign with. */
export const signedTarget = {
  url: postAddress,
  secret: z.string().min(16).max(200),
};

export interface SignedTarget {
  /** It may hold a key: only its host is ever named in an error. */
  readonly url: string;
  readonly secret: string;
}

const REASON_UNITS = 200;

const idShape = z.object({ id: z.union([z.string().min(1).max(200), z.number()]) });
const reasonShape = z.object({ reason: z.string().min(1) });

export interface SignedPost {
  readonly target: SignedTarget;
  /** Below the target's address, e.g. `/announcements`. */
  readonly path?: string;
  /** Under which the other side does it once. */
  readonly key: string;
  readonly body: object;
  readonly signal?: AbortSignal;
}

/**
 * Posts a signed body. 2xx and 409 (it was done before under this key) are success.
 * @throws ChannelRefused for any other 4xx, with the reason of a 422; ChannelBusy when it may be tried again
 */
export async function postSigned(request: SignedPost, clock: Clock): Promise<Receipt> {
  const { target, path = '', key, signal } = request;
  const body = JSON.stringify({ ...request.body, key });
  const answer = await post({
    url: below(target.url, path),
    body,
    headers: { 'idempotency-key': headerOf(key), ...signedHeaders(target.secret, body, clock.now()) },
    ...(signal && { signal }),
  });
  if (answer.status === 422) throw refusedWith(answer);
  if (answer.status !== 409) checkStatus(answer, clock.now());
  const named = idShape.safeParse(jsonOf(answer.text));
  return { at: clock.now(), ...(named.success && { reference: String(named.data.id) }) };
}

/** As it is, but for what a header cannot hold, and for the sign that says so. */
function headerOf(key: string): string {
  return key.replace(/[^\x21-\x24\x26-\x7e]/gu, encodeURIComponent);
}

function hasUser({ username, password }: URL): boolean {
  return username !== '' || password !== '';
}

/** The address may have a query: the path goes before it. */
function below(address: string, path: string): string {
  if (path === '') return address;
  const url = new URL(address);
  url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`;
  return url.href;
}

function refusedWith({ host, text }: Answer): ChannelRefused {
  const said = reasonShape.safeParse(jsonOf(text));
  const reason = said.success ? said.data.reason.replace(/\p{C}+/gu, ' ').slice(0, REASON_UNITS) : '—';
  return new ChannelRefused(`${host} 拒绝：${reason} / ${host} refused: ${reason}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
