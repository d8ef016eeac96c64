import { ChannelBusy, ChannelRefused } from '../../core/delivery/channel-errors.js';

/** ms within which a channel gives up by itself (ports.ts). */
export const DEADLINE_MS = 10_000;
/** Bytes of an answer that are read; what comes after them is not asked for. */
const ANSWER_LIMIT = 65_536;
/** ms; nobody is left waiting longer because of what an answer asks. */
const LONGEST_WAIT_MS = 3_600_000;

export interface Post {
  /** It may hold a key: only its host is ever named in an error. */
  readonly url: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends the wait; DEADLINE_MS when none is given. */
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly host: string;
  readonly status: number;
  /** Cut after ANSWER_LIMIT bytes. */
  readonly text: string;
  /** The Retry-After header as it came. */
  readonly retryAfter?: string;
}

/**
 * Posts JSON, once. Redirects are not followed: what is meant for one host goes to no other.
 * @returns what was answered, whatever its status
 * @throws ChannelBusy when no whole answer came in time
 */
export async function post({ url, body, headers = {}, signal }: Post): Promise<Answer> {
  const { host } = new URL(url);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { accept: 'application/json', ...headers, 'content-type': 'application/json; charset=utf-8' },
      body,
      redirect: 'manual',
      signal: signal ?? AbortSignal.timeout(DEADLINE_MS),
    });
    const retryAfter = response.headers.get('retry-after');
    const text = await readBounded(response);
    return { host, status: response.status, text, ...(retryAfter !== null && { retryAfter }) };
  } catch (error) {
    throw new ChannelBusy(`${host} 没有应答（${whyOf(error)}） / no answer from ${host}`);
  }
}

/**
 * Goes by the status alone.
 * @param now ms, to read a Retry-After that is a date
 * @throws ChannelBusy for 408, 425, 429 and 5xx; ChannelRefused for anything else that is not 2xx
 */
export function checkStatus({ host, status, retryAfter }: Answer, now: number): void {
  if (status >= 200 && status < 300) return;
  const what = `${host} 应答 HTTP ${status} / ${host} answered HTTP ${status}`;
  if (status >= 500 || status === 408 || status === 425 || status === 429)
    throw new ChannelBusy(what, waitOf(retryAfter, now));
  throw new ChannelRefused(what);
}

/** @returns ms to wait, from a Retry-After header: seconds or a date */
function waitOf(retryAfter: string | undefined, now: number): number | undefined {
  if (retryAfter === undefined) return undefined;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_WAIT_MS);
}

async function readBounded({ body }: Response): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let [text, left] = ['', ANSWER_LIMIT];
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk.subarray(0, left), { stream: true });
    left -= chunk.byteLength;
    if (left <= 0) break;
  }
  return text;
}

/** A code or a name: messages, and what caused them, may quote the address. */
function whyOf(error: unknown): string {
  const { name, cause } = error as { readonly name?: string; readonly cause?: { readonly code?: string } };
  return cause?.code ?? name ?? 'unknown';
}
