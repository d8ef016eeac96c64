/** How values lie: enough to see both the usual case and the bad one. */
export interface Spread {
  readonly count: number;
  /** Left out where there is no value. */
  readonly median?: number;
  readonly p90?: number;
}

export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return { count: 0 };
  const sorted = [...values].sort((a, b) => a - b);
  return { count: sorted.length, median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}

/**
 * Linear between the two values that the place falls between: type 7 of Hyndman and Fan (1996), which spreadsheets call
 * PERCENTILE.INC, so that whoever checks a figure gets the same.
 * @param sorted ascending, at least one
 * @param share 0 … 1
 */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (above - below) * (place - Math.floor(place));
}
