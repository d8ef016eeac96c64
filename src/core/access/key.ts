/**
 * What a key may be used for: bringing messages in, reading what its owner may read, writing drafts on the owner's behalf,
 * the host's page of cues.
 */
export const KEY_SCOPES = ['ingest', 'read', 'draft', 'host'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/** A program's way in, on behalf of its owner. The secret is shown once and kept as a hash only: it is not part of this. */
export interface AccessKey {
  readonly id: string;
  /** What its messages have as their source, and the audit trail as who did it. A key that follows another may have its name. */
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** Empty: every room that its owner may see. */
  readonly rooms: readonly string[];
  /** A person's name. A key can never do more than they. */
  readonly owner: string;
  /** ms, like all times. */
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revokedAt?: number;
  /** To the minute. */
  readonly lastUsedAt?: number;
}

/**
 * @param one rooms; empty: every room
 * @param other likewise
 * @returns what both hold; empty: every room; undefined: no room at all, which an empty list could not say
 */
export function roomsInCommon(
  one: readonly string[],
  other: readonly string[],
): readonly string[] | undefined {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  const common = one.filter((room) => other.includes(room));
  return common.length === 0 ? undefined : common;
}
