import type { Signal, SignalChange } from '../signal.js';
import type { RoomWindow } from '../window/window.js';
import type { IncidentDraft } from './incident-draft.js';
import type { Raid } from './raid.js';
import type { IncidentView } from './view.js';
import { isOver } from './view.js';
import { openSignals } from './view-signals.js';

export interface PlanInput {
  readonly window: RoomWindow;
  /** What the evaluation of the room changed. */
  readonly changes: readonly SignalChange[];
  /** The room's open signals before those changes. */
  readonly open: readonly Signal[];
  /** The room's incidents that are not over, oldest first. */
  readonly incidents: readonly IncidentView[];
  readonly now: number;
  readonly newId: () => string;
}

/** The plan while it is made. */
export interface Planning extends PlanInput {
  readonly draft: IncidentDraft;
  readonly openAfter: readonly Signal[];
  readonly raid: Raid | undefined;
  /** Ids of signals that left an incident and are a matter of their own from now on. */
  readonly freed: Set<string>;
}

/** @returns the incident that has the signal now */
export function holderOf(draft: IncidentDraft, signal: Pick<Signal, 'id'>): IncidentView | undefined {
  return draft
    .views()
    .find((view) => !isOver(view) && openSignals(view).some(({ signalId }) => signalId === signal.id));
}
