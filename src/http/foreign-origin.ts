import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a page of another site makes the request. A browser names the page's origin, which a page cannot
 * change; what is no browser names none. Ours is the origin whose host the request was sent to, or the one a
 * proxy says it was sent to: a foreign page cannot write that header either.
 */
export function isForeignOrigin(headers: IncomingHttpHeaders): boolean {
  const { origin, host, 'x-forwarded-host': forwarded } = headers;
  if (origin === undefined) return false;
  const hosts = [host, ...[forwarded].flat()].flatMap((names) => names?.split(',') ?? []);
  return !hosts.some((name) => isAt(origin, name.trim()));
}

/** A default port may be written or left out. */
function isAt(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: ours } = new URL(origin);
  const sentTo = `${protocol}//${host}`;
  return URL.canParse(sentTo) && new URL(sentTo).host === ours;
}
