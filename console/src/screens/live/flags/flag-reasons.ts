import type { Evidence, Span } from '@server/core/evidence.js';
import type { Flag } from '@server/core/flag.js';

/** What the flag stands on, strongest first; rules on probation are not among it. */
export function reasonsOf(flag: Flag): readonly Evidence[] {
  return flag.evidence.filter((evidence) => !evidence.shadow).sort((a, b) => b.score - a.score);
}

export function spansOf(flag: Flag): readonly Span[] {
  return reasonsOf(flag).flatMap((evidence) => evidence.spans);
}
