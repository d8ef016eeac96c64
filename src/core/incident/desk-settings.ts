import type { Role } from '../access/person.js';
import type { Grade } from '../grade.js';
import { HOUR, MINUTE, SECOND } from '../window/widths.js';

/** To be claimed, to the first public words, to the all-clear. */
export const CLOCK_NAMES = ['claim', 'answer', 'clear'] as const;
export type ClockName = (typeof CLOCK_NAMES)[number];

/** ms each clock gives, by grade; left out: this grade has no such clock. */
export type ClockTargets = { readonly [Clock in ClockName]: Readonly<Partial<Record<Grade, number>>> };

/** Whom an unclaimed incident calls: everyone of these roles at their consoles, and channels by name. */
export interface EscalateTo {
  readonly roles?: readonly Role[];
  readonly channels?: readonly string[];
}

/** Reached once the incident has waited this long to be claimed. */
export interface EscalationStep {
  /** ms; 0: as soon as it is there. */
  readonly afterMs: number;
  readonly to: EscalateTo;
}

/** From near to far, by grade; a grade that is left out calls nobody. */
type EscalationChains = Readonly<Partial<Record<Grade, readonly EscalationStep[]>>>;

/** How the desk works: what may differ from one company to the next. */
export interface DeskSettings {
  readonly clocks: ClockTargets;
  readonly escalation: EscalationChains;
}

/** The golden fifteen minutes at P0. Channels are a company's own, so that none is called by default. */
export const DEFAULT_DESK_SETTINGS: DeskSettings = {
  clocks: {
    claim: { P0: 60 * SECOND, P1: 3 * MINUTE, P2: 10 * MINUTE },
    answer: { P0: 15 * MINUTE, P1: 30 * MINUTE, P2: 60 * MINUTE },
    clear: { P0: 2 * HOUR, P1: 4 * HOUR, P2: 8 * HOUR, P3: 24 * HOUR },
  },
  escalation: {
    P0: [
      { afterMs: 0, to: { roles: ['controller'] } },
      { afterMs: 60 * SECOND, to: { roles: ['controller', 'moderator', 'pr'] } },
      { afterMs: 3 * MINUTE, to: { roles: ['controller', 'moderator', 'pr', 'admin'] } },
    ],
    P1: [
      { afterMs: 0, to: { roles: ['controller'] } },
      { afterMs: 3 * MINUTE, to: { roles: ['controller', 'moderator', 'pr'] } },
    ],
    P2: [{ afterMs: 10 * MINUTE, to: { roles: ['controller'] } }],
  },
};
