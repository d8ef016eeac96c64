import type { Grade } from '../grade.js';
import type { Cause } from '../incident/events.js';

export const AUDIENCES = ['room', 'host', 'viewer', 'social'] as const;
/** To whom it speaks: the whole room, the host's ear, one viewer, the social public. */
export type Audience = (typeof AUDIENCES)[number];

/** The order every answer follows: acknowledge, explain, improve, act. */
export const STEPS = ['acknowledge', 'explain', 'improve', 'act'] as const;
export type Step = (typeof STEPS)[number];

export type VariableType = 'text' | 'minutes' | 'count' | 'money' | 'time' | 'product' | 'room';

export interface ScriptVariable {
  readonly name: string;
  readonly type: VariableType;
  /** Label, Chinese first. */
  readonly label: { readonly zh: string; readonly en: string };
  /** Which fact of the incident or room fills it, e.g. `room.name`; asked from the person when absent. */
  readonly from?: string;
  readonly example: string;
}

/** A prepared answer, read from one file of scripts-templates/. */
export interface Script {
  /** File name without its ending: `av-fault-room-p0`. */
  readonly id: string;
  readonly version: number;
  readonly title: { readonly zh: string; readonly en: string };
  readonly causes: readonly Cause[];
  readonly grades: readonly Grade[];
  readonly audience: Audience;
  readonly variables: readonly ScriptVariable[];
  /** The four steps, in order; each with `{{variable}}` places. */
  readonly steps: Readonly<Record<Step, string>>;
}
