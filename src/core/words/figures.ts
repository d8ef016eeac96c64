import type { Facts } from '../evidence.js';

type Fact = Facts[string] | undefined;

/** Chinese and English group alike. */
const FIGURE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** A fact as people read it: `800,000`, `2.5`; words stay as they are. */
export function figure(fact: Fact): string {
  return typeof fact === 'number' ? FIGURE.format(fact) : String(fact ?? '');
}

/** @param share e.g. -0.38 → `-38%` */
export function percent(share: Fact): string {
  return `${Math.round(Number(share) * 100)}%`;
}
