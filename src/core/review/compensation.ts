import type { Promised } from '../incident/events.js';
import type { ScriptUse } from './script-use.js';

/** Compensation that was promised in one broadcast. */
export interface BroadcastCompensation extends Promised {
  /** What the system promised by itself is in the total alone. */
  readonly byPerson: Readonly<Record<string, number>>;
  /** The uses that promised something, oldest first. */
  readonly uses: readonly ScriptUse[];
}

/** @param uses of a broadcast, oldest first */
export function compensationIn(uses: readonly ScriptUse[]): BroadcastCompensation {
  const giving = uses.filter(({ compensation }) => compensation !== undefined);
  const given = giving.map(({ compensation, person }) => ({ ...compensation!, person }));
  return {
    total: sum(given.map(({ total }) => total)),
    byKind: sumsByKey(given.flatMap(({ byKind }) => Object.entries(byKind))),
    byPerson: sumsByKey(
      given.flatMap(({ person, total }) => (person === undefined ? [] : [[person, total] as const])),
    ),
    uses: giving,
  };
}

function sumsByKey(amounts: readonly (readonly [key: string, yuan: number])[]): Record<string, number> {
  const keys = [...new Set(amounts.map(([key]) => key))];
  const sumOf = (key: string) => sum(amounts.flatMap(([other, yuan]) => (other === key ? [yuan] : [])));
  return Object.fromEntries(keys.map((key) => [key, sumOf(key)]));
}

/** Sums of yuan are sums of fen: 0.1 + 0.2 is 0.3. */
function sum(amounts: readonly number[]): number {
  return amounts.reduce((fen, yuan) => fen + Math.round(yuan * 100), 0) / 100;
}
