import { createHash, randomBytes } from 'node:crypto';

const RANDOM_BYTES = 32;

/** What every key begins with, so that programs that look for lost secrets find it. */
export const KEY_MARK = 'ck_';

export function newSessionToken(): string {
  return randomBytes(RANDOM_BYTES).toString('base64url');
}

export function newKeySecret(): string {
  return `${KEY_MARK}${randomBytes(RANDOM_BYTES).toString('base64url')}`;
}

/** Short enough to be typed once; 96 random bits. */
export function newPassword(): string {
  return randomBytes(12).toString('base64url');
}

/** For secrets of full randomness only: those need no salt and no slow hash. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
