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
  if (faults.length === 0) return;
  throw new AggregateError(
    faults,
    `${faults.length}/${items.length} 项处理失败 / failed: ${String(faults[0])}`,
  );
}
