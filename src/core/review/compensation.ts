import type { Audience } from '../script/script.js';
import type { ScriptUse } from './script-use.js';

/** Compensation that was promised, yuan. */
export interface Compensation {
  readonly total: number;
  /**
   * To one viewer it is paid once, to a room to whoever takes it up: the sums tell what was promised to whom, not what it
   * will cost. `unknown` for uses of which the audience was not kept.
   */
  readonly byAudience: Readonly<Partial<Record<Audience | 'unknown', number>>>;
  readonly byPerson: Readonly<Record<string, number>>;
  /** Those uses alone, oldest first. */
  readonly uses: readonly ScriptUse[];
}

/** @param uses of a broadcast, oldest first; those that promise nothing do not count */
export function compensationIn(uses: readonly ScriptUse[]): Compensation {
  const given = uses.filter(({ compensation }) => compensation !== undefined && compensation > 0);
  return {
    total: yuanOf(given),
    byAudience: sumsBy(given, ({ audience }) => audience ?? 'unknown'),
    byPerson: sumsBy(
      given.filter(({ person }) => person !== undefined),
      ({ person }) => person!,
    ),
    uses: given,
  };
}

function sumsBy<Key extends string>(
  uses: readonly ScriptUse[],
  keyOf: (use: ScriptUse) => Key,
): Readonly<Record<Key, number>> {
  const keys = [...new Set(uses.map(keyOf))];
  return Object.fromEntries(
    keys.map((key) => [key, yuanOf(uses.filter((use) => keyOf(use) === key))]),
  ) as Record<Key, number>;
}

/** Summed in fen: yuan with cents do not add up in binary. */
function yuanOf(uses: readonly ScriptUse[]): number {
  return uses.reduce((fen, { compensation = 0 }) => fen + Math.round(compensation * 100), 0) / 100;
}
