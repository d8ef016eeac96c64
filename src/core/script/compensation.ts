import type { Said } from '../said.js';
import type { Script } from './script.js';
import { formatVariable } from './variable.js';

/** No-threshold coupon, red packet or draw, lucky bag. */
export const COMPENSATION_KINDS = ['coupon', 'red_packet', 'lucky_bag'] as const;
type CompensationKind = (typeof COMPENSATION_KINDS)[number];

/** Something that a script gives away: how much is asked with the script's own variables. */
export interface CompensationSpec {
  readonly kind: CompensationKind;
  readonly label: Said;
  /** Name of a `money` variable: yuan for each piece, or in all where nothing counts pieces. */
  readonly amount: string;
  /** Name of a `pieces` variable. */
  readonly count?: string;
}

interface CompensationItem {
  readonly kind: CompensationKind;
  readonly label: Said;
  /** Yuan. */
  readonly each: number;
  readonly count: number;
  readonly total: number;
}

export interface Compensation {
  /** Yuan, over `items`. */
  readonly total: number;
  readonly items: readonly CompensationItem[];
  /** Variables without a valid value: what they stand for is in no figure here, so that it cannot pass a limit unseen. */
  readonly unfilled: readonly string[];
}

/**
 * @param values by variable name, as known or typed
 * @returns what the script gives away, to the cent; undefined for a script that gives nothing
 */
export function compensationOf(
  { compensation }: Pick<Script, 'compensation'>,
  values: Readonly<Record<string, unknown>>,
): Compensation | undefined {
  if (compensation.length === 0) return undefined;
  const valueOf = (type: 'money' | 'pieces', name: string): number =>
    Number(formatVariable(type, Object.hasOwn(values, name) ? values[name] : undefined));
  const unfilled = new Set<string>();
  const items = compensation.flatMap(({ kind, label, amount, count }): CompensationItem[] => {
    const each = valueOf('money', amount);
    const pieces = count === undefined ? 1 : valueOf('pieces', count);
    if (Number.isNaN(each)) unfilled.add(amount);
    if (Number.isNaN(pieces)) unfilled.add(count!);
    if (Number.isNaN(each) || Number.isNaN(pieces)) return [];
    return [{ kind, label, each, count: pieces, total: (cents(each) * pieces) / 100 }];
  });
  const total = items.reduce((sum, item) => sum + cents(item.total), 0) / 100;
  return { total, items, unfilled: [...unfilled] };
}

/** Sums of yuan are sums of cents: 0.1 + 0.2 is 0.3. */
function cents(yuan: number): number {
  return Math.round(yuan * 100);
}
