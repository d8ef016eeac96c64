import type { Override } from '@server/core/announcement/events.js';
import type { AnnouncementView } from '@server/core/announcement/view.js';
import type { IncidentView } from '@server/core/incident/view.js';
import type { Script } from '@server/core/script/script.js';
import type { Suggestion } from '@server/core/script/suggestion.js';
import type { Wish } from '../../../api/announcements.js';
import type { Language } from '../../../format/format.js';
import { fillTemplate, unfilled, validValues } from '../incident/template.js';
import { editTemplate, shownIn, templateOf } from './template-edit.js';

type Values = Readonly<Record<string, string>>;

/** What somebody wants to write: from a script, in their own words, or anew what came back to them. */
export interface Request {
  /** One text in the making. */
  readonly key: string;
  readonly roomId: string;
  readonly incidentId?: string | undefined;
  readonly scriptId?: string | undefined;
  readonly values?: Values | undefined;
  readonly text?: string | undefined;
  readonly held?: Held | undefined;
  /** ms; its words were written then. */
  readonly since?: number | undefined;
}

/** It is written at the server already: submitting changes that one. */
type Held = Pick<AnnouncementView, 'id' | 'seq'>;

/** A text in the making. It outlives the panel in which it is written. */
export interface Composition {
  readonly roomId: string;
  /** What it answers. */
  readonly incidentId?: string | undefined;
  readonly script?: Script | undefined;
  /** The words, with a place wherever a value of the script still goes. */
  readonly template: string;
  readonly typed: Values;
  /** Reasons given for what the guard found, by `findingKey`. */
  readonly whys: Values;
  readonly held?: Held | undefined;
  /** Server time, ms: what it says was so then. */
  readonly since: number;
  /** Somebody changed something: it is kept when it is closed. */
  readonly isTouched: boolean;
}

/** One text for each script in each incident. */
export function keyOf(incidentId: string, scriptId: string): string {
  return `${incidentId} ${scriptId}`;
}

/** To answer an incident with a script, filled as far as is known. */
export function requestFor(
  { id, roomId }: Pick<IncidentView, 'id' | 'roomId'>,
  { scriptId, filled }: Pick<Suggestion, 'scriptId' | 'filled'>,
): Request {
  return { key: keyOf(id, scriptId), roomId, incidentId: id, scriptId, values: filled };
}

/** To write again what came back. */
export function requestAgain({ id, seq, roomId, draft, submittedAt, createdAt }: AnnouncementView): Request {
  const { incidentId, script, text } = draft;
  return {
    key: `${id} ${seq}`,
    ...{ roomId, incidentId, text, held: { id, seq }, since: submittedAt ?? createdAt },
    ...(script && { scriptId: script.scriptId, values: script.values }),
  };
}

const NO_VARIABLES: Script['variables'] = [];

/** @param now server time */
export function begin(
  request: Request,
  script: Script | undefined,
  language: Language,
  now: number,
): Composition {
  const { roomId, incidentId, values = {}, text, held, since = now } = request;
  const whole = script ? templateOf(script) : '';
  const variables = script?.variables ?? NO_VARIABLES;
  const shown = shownIn(variables, validValues(variables, values), language);
  const template = text === undefined ? whole : editTemplate(whole, shown, text);
  return { roomId, incidentId, script, template, typed: values, whys: {}, held, since, isTouched: false };
}

/** What follows from a composition. */
export interface Words {
  readonly text: string;
  /** Of the right type. */
  readonly values: Values;
  /** Variables of places in the text that lack one. */
  readonly open: readonly string[];
}

export function wordsOf({ script, template, typed }: Composition, language: Language): Words {
  const variables = script?.variables ?? NO_VARIABLES;
  const values = validValues(variables, typed);
  return {
    text: fillTemplate(template, shownIn(variables, values, language)),
    values,
    open: unfilled(template, values),
  };
}

export function withText(composition: Composition, next: string, language: Language): Composition {
  const { script, template, typed } = composition;
  const variables = script?.variables ?? NO_VARIABLES;
  const shown = shownIn(variables, validValues(variables, typed), language);
  return { ...composition, template: editTemplate(template, shown, next) };
}

export function wishOf({ incidentId, script }: Composition, { text, values }: Words): Wish {
  return {
    text,
    audience: 'room',
    ...(incidentId !== undefined && { incidentId }),
    ...(script && { script: { id: script.id, version: script.version, values } }),
  };
}

export function overridesOf({ whys }: Composition): readonly Override[] {
  return Object.entries(whys)
    .map(([finding, why]) => ({ finding, why: why.trim() }))
    .filter(({ why }) => why !== '');
}
