import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Redis } from 'ioredis';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { SignInAttempt, SignInLimits } from '../../../ports.js';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** Wrong ones in a row, of one account from one address. */
const PAIR = { points: 5, duration: 15 * MINUTE };
/** How long that locks it: the first time in a day, the second, and each after. Seconds. */
const LOCKS = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE] as const;
/** Of any accounts from one address. */
const ADDRESS = { points: 30, duration: MINUTE };
/** Of one account from all addresses where its owner has not signed in lately: many strangers together. */
const ACCOUNT = { points: 100, duration: 15 * MINUTE };
const KNOWN = { points: 1, duration: 30 * DAY };

/**
 * Limits by account and address, so that a stranger who guesses locks out himself; the slower limit of the account does not
 * bind addresses from which its owner signed in lately, so that many strangers lock out none of those either.
 */
export class RedisSignInLimits implements SignInLimits {
  private readonly address: RateLimiterRedis;
  private readonly account: RateLimiterRedis;
  private readonly pair: RateLimiterRedis;
  private readonly rounds: RateLimiterRedis;
  private readonly known: RateLimiterRedis;

  constructor(redis: Redis, prefix: string) {
    const limiter = (name: string, limit: { points: number; duration: number }): RateLimiterRedis =>
      new RateLimiterRedis({ storeClient: redis, keyPrefix: `{${prefix}:sign-in}:${name}`, ...limit });
    this.address = limiter('address', ADDRESS);
    this.account = limiter('account', ACCOUNT);
    this.pair = limiter('pair', PAIR);
    this.rounds = limiter('rounds', { points: LOCKS.length, duration: DAY });
    this.known = limiter('known', KNOWN);
  }

  async attempt(account: string, address: string): Promise<SignInAttempt> {
    const who = keysOf(account, address);
    const here = await taken(this.address, who.address);
    if (here.isOver) return refusal(here);
    const pair = await taken(this.pair, who.pair);
    if (pair.isOver) return refusal(pair);
    if ((await this.known.get(who.pair)) === null) {
      const everywhere = await taken(this.account, who.account);
      if (everywhere.isOver) return refusal(everywhere);
    }
    if (pair.left > 0) return { allowed: true };
    const { consumedPoints: round } = await this.rounds.penalty(who.pair);
    const locksFor = LOCKS[Math.min(round, LOCKS.length) - 1]!;
    await this.pair.block(who.pair, locksFor);
    return { allowed: true, locksFor };
  }

  async unchecked(account: string, address: string, made: SignInAttempt): Promise<void> {
    if (!made.allowed) return;
    const who = keysOf(account, address);
    const isKnown = (await this.known.get(who.pair)) !== null;
    await Promise.all([
      this.address.reward(who.address),
      ...(isKnown ? [] : [this.account.reward(who.account)]),
      ...(made.locksFor === undefined
        ? [this.pair.reward(who.pair)]
        : [this.pair.set(who.pair, PAIR.points - 1, PAIR.duration), this.rounds.reward(who.pair)]),
    ]);
  }

  async succeeded(account: string, address: string): Promise<void> {
    const who = keysOf(account, address);
    await Promise.all([
      this.pair.delete(who.pair),
      this.rounds.delete(who.pair),
      this.known.set(who.pair, 1, KNOWN.duration),
      this.address.reward(who.address),
    ]);
  }
}

interface Taken {
  readonly isOver: boolean;
  readonly left: number;
  readonly ms: number;
}

/** The library rejects with figures where a limit is reached, and with an error where Redis is away. */
async function taken(limiter: RateLimiterRedis, key: string): Promise<Taken> {
  try {
    const { remainingPoints, msBeforeNext } = await limiter.consume(key);
    return { isOver: false, left: remainingPoints, ms: msBeforeNext };
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return { isOver: true, left: 0, ms: error.msBeforeNext };
  }
}

function refusal({ ms }: Taken): SignInAttempt {
  return { allowed: false, waitSeconds: Math.max(1, Math.ceil(ms / 1_000)) };
}

/** Hashed: what people type as a name may be anything, of any length, at times their password. */
function keysOf(account: string, address: string): { account: string; address: string; pair: string } {
  const place = networkOf(address);
  return { account: digest(account), address: digest(place), pair: digest(`${place} ${account}`) };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** One line of a household has 2^64 IPv6 addresses: the network counts. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - front.length - back.length }, () => '0');
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
}
