/**
 * Reads now, and then again every so often, never two at once.
 * @param onError is told of a read that failed: what was known stays, and the next read follows
 * @returns once it was read; stops it, and waits for a read that is under way
 */
export async function keepReading(
  read: () => Promise<void>,
  everyMs: number,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> {
  await read().catch(onError);
  let reading: Promise<void> | undefined;
  const timer = setInterval(() => {
    reading ??= read()
      .catch(onError)
      .finally(() => (reading = undefined));
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await reading;
  };
}
