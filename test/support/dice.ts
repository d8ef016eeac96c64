/** Throws a die with that many sides: 0 … sides - 1. */
export type Roll = (sides: number) => number;

/** Park and Miller's generator: the same throws in every run. */
export function dice(seed: number): Roll {
  let state = seed;
  return (sides) => (state = (state * 48_271) % 2_147_483_647) % sides;
}

/** Fisher and Yates's shuffle of a copy. */
export function shuffled<T>(items: readonly T[], roll: Roll): T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = roll(i + 1);
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}
