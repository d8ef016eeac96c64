/** The database cannot be reached or went away in the middle. Whoever works from a queue is retried by it. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';

  constructor(doing: string, cause: unknown) {
    super(
      `${doing}时数据库不可用 / the database was lost (${reason(cause)}): ` +
        '请检查 DATABASE_URL 及数据库是否运行 / check DATABASE_URL and that the server runs',
      { cause },
    );
  }
}

// Connecting to a name with several addresses fails with an AggregateError whose message is empty.
function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.message !== '' ? cause.message : String((cause as NodeJS.ErrnoException).code ?? cause.name);
}
