import type { Override } from '@server/core/announcement/events.js';
import type { GuardFinding } from '@server/core/guard/finding.js';
import { findingKey } from '@server/core/guard/finding.js';
import type { Foreseen } from '../../../api/announcements.js';
import type { Words } from './composition.js';

/** What stands between a text and the public. */
export type Readiness =
  | { readonly state: 'empty' | 'checking' }
  | { readonly state: 'unfilled'; readonly names: readonly string[] }
  | { readonly state: 'unsettled'; readonly count: number }
  | { readonly state: 'ready'; readonly isAlone: boolean };

/** @returns what nobody has answered for, or nobody may */
function unsettled(findings: readonly GuardFinding[], overrides: readonly Override[]) {
  return findings.filter(
    (one) => one.blocks || !overrides.some(({ finding }) => finding === findingKey(one)),
  );
}

/** @param foreseen of these very words; undefined while they are looked at */
export function readinessOf(
  { text, open }: Words,
  foreseen: Foreseen | undefined,
  overrides: readonly Override[],
): Readiness {
  if (text.trim() === '') return { state: 'empty' };
  if (open.length > 0) return { state: 'unfilled', names: open };
  if (!foreseen) return { state: 'checking' };
  const given = foreseen.draft.compensation?.unfilled ?? [];
  if (given.length > 0) return { state: 'unfilled', names: given };
  const left = unsettled(foreseen.findings, overrides);
  if (left.length > 0) return { state: 'unsettled', count: left.length };
  return { state: 'ready', isAlone: foreseen.needs.length === 0 };
}
