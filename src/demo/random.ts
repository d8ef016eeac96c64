/** A number in [0, 1). */
export type Random = () => number;

/**
 * The same numbers for the same seed, on every machine (Tommy Ettinger's mulberry32, public domain).
 */
export function randomFrom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)]!;
}

/** @returns an integer whose mean is `rate`. */
export function howMany(rate: number, random: Random): number {
  return Math.floor(rate + random());
}
