/**
 * Does something with each, one after the other; what fails of one holds up no other.
 * @throws AggregateError with what failed, after the last
 */
export async function eachApart<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const faults: unknown[] = [];
  for (const item of items) {
    await work(item).catch((fault: unknown) => faults.push(fault));
  }
  raise(faults, items.length);
}

/**
 * Does something with all at the same time; what fails of one holds up no other.
 * @throws AggregateError that names those that failed, after every other is done
 */
export async function allApart(
  ids: readonly string[],
  work: (id: string) => Promise<unknown>,
): Promise<void> {
  const outcomes = await Promise.allSettled(ids.map(work));
  const faults = outcomes.flatMap((outcome, i) =>
    outcome.status === 'rejected'
      ? [new Error(`${ids[i]}: ${String(outcome.reason)}`, { cause: outcome.reason })]
      : [],
  );
  raise(faults, ids.length);
}

/** As many as somebody reads. */
const TOLD = 5;

function raise(faults: readonly unknown[], count: number): void {
  if (faults.length === 0) return;
  const some = faults.slice(0, TOLD).map((fault) => (fault instanceof Error ? fault.message : String(fault)));
  throw new AggregateError(faults, `${faults.length}/${count} 项处理失败 / failed: ${some.join('; ')}`);
}
