/** @returns ms since the epoch with a fraction; never runs backwards. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}
