/**
 * Advisory locks of this application in its database. They bind nothing but ourselves; a number means one thing.
 * @see https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export const LOCKS = {
  migrate: 7_203_001,
  partitions: 7_203_002,
  outbox: 7_203_003,
  people: 7_203_011,
  broadcasts: 7_203_006,
} as const;
