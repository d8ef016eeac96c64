import type { SignedTarget } from '../http/post-signed.js';

/** What every channel is made of. */
export interface NamedChannel {
  readonly name: string;
  /** ms after which one attempt is given up. */
  readonly timeoutMs: number;
}

/** One whose other side is reached over signed HTTP. */
export interface SignedChannel extends NamedChannel, SignedTarget {}
