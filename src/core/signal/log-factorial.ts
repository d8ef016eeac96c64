/** @returns ln n! of an integer ≥ 0: Stirling's series from 16 on (error below 1e-11), summed logarithms before. */
export function logFactorial(n: number): number {
  if (n < 16) {
    let total = 0;
    for (let k = 2; k <= n; k++) total += Math.log(k);
    return total;
  }
  return (
    (n + 0.5) * Math.log(n) -
    n +
    0.5 * Math.log(2 * Math.PI) +
    1 / (12 * n) -
    1 / (360 * n ** 3) +
    1 / (1260 * n ** 5)
  );
}
