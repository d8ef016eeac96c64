import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { parseCookie } from 'cookie';
import type { Clock } from '../ports.js';

export const SESSION_COOKIE = 'changkong_session';
/** One shift and the next morning. */
const SESSION_MS = 16 * 3_600_000;

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/**
 * Signs people in. A session is a signed cookie, so every api process knows it and a restart ends none; the
 * signing key comes from the password, so a new password ends them all.
 */
export class SessionKeeper {
  private readonly secret: Buffer;

  constructor(
    private readonly console: Credentials,
    private readonly clock: Clock,
  ) {
    this.secret = Buffer.from(hkdfSync('sha256', console.password, 'changkong', 'console session', 32));
  }

  /** @returns the cookie's value, or undefined when user or password is wrong */
  signIn({ user, password }: Credentials): string | undefined {
    const right = this.same(user, this.console.user) && this.same(password, this.console.password);
    if (!right) return undefined;
    const body = `${Buffer.from(user).toString('base64url')}.${this.clock.now() + SESSION_MS}`;
    return `${body}.${this.sign(body)}`;
  }

  /** @param cookies the request's Cookie header @returns who is signed in */
  userOf(cookies: string | undefined): string | undefined {
    const value = parseCookie(cookies ?? '')[SESSION_COOKIE];
    const [user, until, signature] = value?.split('.') ?? [];
    if (user === undefined || until === undefined || signature === undefined) return undefined;
    if (!this.same(signature, this.sign(`${user}.${until}`)) || Number(until) < this.clock.now())
      return undefined;
    return Buffer.from(user, 'base64url').toString();
  }

  private sign(body: string): string {
    return createHmac('sha256', this.secret).update(body).digest('base64url');
  }

  /** Compares hashes: neither length nor first wrong letter shows in the time. */
  private same(a: string, b: string): boolean {
    const [left, right] = [a, b].map((text) => createHmac('sha256', this.secret).update(text).digest());
    return timingSafeEqual(left!, right!);
  }
}
