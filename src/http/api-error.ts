import type { KeyedFinding } from '../core/guard/finding.js';
import type { Said } from '../core/said.js';

/** An answer that is not a success: a stable code for programs, words for people, never a secret. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly said: Said,
    /** Seconds after which trying again makes sense. */
    readonly retryAfter?: number,
    /** What the words guard found, where that is what stands against it. */
    readonly findings?: readonly KeyedFinding[],
  ) {
    super(`${said.zh} / ${said.en}`);
  }
}
