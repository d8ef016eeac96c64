/** @returns a whole number, 0 … 2^32 - 1, each as likely as any other. */
export type Random = () => number;

/** Marsaglia, "Xorshift RNGs" (2003): a few instructions a number, and the same run for the same seed. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
}

/** @param list at least one entry */
export function pick<T>(random: Random, list: readonly T[]): T {
  return list[random() % list.length]!;
}
