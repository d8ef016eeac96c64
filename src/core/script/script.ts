import type { Grade } from '../grade.js';
import type { Cause } from '../incident/events.js';
import type { CompensationSpec } from './compensation.js';
import type { ScriptCondition } from './condition.js';

export const AUDIENCES = ['room', 'host', 'viewer', 'social'] as const;
/** To whom it speaks: the whole room, the host's ear, one viewer, the social public. */
export type Audience = (typeof AUDIENCES)[number];

/** The order every answer follows: acknowledge, explain, improve, act. */
export const STEPS = ['acknowledge', 'explain', 'improve', 'act'] as const;
export type Step = (typeof STEPS)[number];

/** What each takes is said by `variableHint`. */
export const VARIABLE_TYPES = [
  'text',
  'minutes',
  'hours',
  'days',
  'count',
  'pieces',
  'money',
  'time',
  'date',
  'product',
  'order_range',
  'room',
] as const;
export type VariableType = (typeof VARIABLE_TYPES)[number];

export interface ScriptVariable {
  readonly name: string;
  readonly type: VariableType;
  /** Label, Chinese first. */
  readonly label: { readonly zh: string; readonly en: string };
  /** Which fact of the incident or room fills it, e.g. `room.name`; asked from the person when absent. */
  readonly from?: string;
  readonly example: string;
}

/** Also the name of its file: nothing that leads out of a folder. */
export const SCRIPT_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** A prepared answer, read from one file of scripts-templates/ or edited in the console. */
export interface Script {
  /** File name without its ending: `av-fault-room-urgent`. */
  readonly id: string;
  readonly version: number;
  readonly title: { readonly zh: string; readonly en: string };
  readonly causes: readonly Cause[];
  readonly grades: readonly Grade[];
  readonly audience: Audience;
  /** It is offered only where its words are true. */
  readonly when: ScriptCondition;
  /** The script that says the same in other words, so that nobody reads one text again and again. */
  readonly variantOf?: string;
  readonly variables: readonly ScriptVariable[];
  /** What it gives away; empty for most. */
  readonly compensation: readonly CompensationSpec[];
  /** Who wrote this version in the console; left out for a file's. */
  readonly writtenBy?: string;
  /** The four steps, in order; each with `{{variable}}` places. */
  readonly steps: Readonly<Record<Step, string>>;
}

/** @returns the id under which scripts are one family: they say the same in other words */
export function familyOf({ id, variantOf }: Pick<Script, 'id' | 'variantOf'>): string {
  return variantOf ?? id;
}
