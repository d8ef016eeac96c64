import type { Facts } from '../evidence.js';
import type { Grade } from '../grade.js';
import { compareGrades, GRADES } from '../grade.js';
import { causeOf, isTopic } from '../incident/cause.js';
import type { IncidentView } from '../incident/view.js';
import { fillScript } from './fill-script.js';
import type { Audience, Script } from './script.js';
import type { RankReason, Suggestion } from './suggestion.js';

/** As many as a person reads while the clock runs. */
const OFFERED = 5;
/** Whoever takes the incident needs words for the room and a cue for the host; the rest is by rank. */
const ALWAYS: readonly Audience[] = ['room', 'host'];

const EXACT_CAUSE = 50;
const JOINED_CAUSE = 20;
const GENERAL_CAUSE = 8;
const EXACT_GRADE = 30;
const NEXT_GRADE = 10;
const PUBLIC_TALK = 12;
const NOTHING_ASKED = 10;
const EACH_ASKED = -2;

/** To whom one speaks first: an urgent matter to all at once, a small one through the host or to the person. */
const AUDIENCE_WEIGHT: Readonly<Record<Grade, Readonly<Record<Audience, number>>>> = {
  P0: { room: 15, host: 12, social: 8, viewer: 4 },
  P1: { room: 15, host: 12, social: 6, viewer: 5 },
  P2: { room: 10, host: 12, social: 3, viewer: 9 },
  P3: { room: 6, host: 12, social: 2, viewer: 10 },
};

/**
 * The rank comes from what an incident keeps: its cause, its grade, the kinds of signals it ever held. Figures fill
 * the texts but move nothing, so that a list stays in place while somebody reads it.
 * @param facts see `incidentFacts`
 * @returns up to five scripts that answer the incident's cause, best first, with at least one for the room and one
 * for the host where there are such; the order of `scripts` does not matter
 */
export function rankScripts(
  scripts: readonly Script[],
  incident: IncidentView,
  facts: Facts,
): readonly Suggestion[] {
  const ranked = scripts.flatMap((script) => suggestionOf(script, incident, facts) ?? []).sort(byRank);
  const first = ALWAYS.flatMap(
    (audience) => ranked.find((suggestion) => suggestion.audience === audience) ?? [],
  );
  const rest = ranked.filter((suggestion) => !first.includes(suggestion));
  return [...first, ...rest.slice(0, OFFERED - first.length)].sort(byRank);
}

function byRank(a: Suggestion, b: Suggestion): number {
  return b.score - a.score || (a.scriptId < b.scriptId ? -1 : 1);
}

function suggestionOf(script: Script, incident: IncidentView, facts: Facts): Suggestion | undefined {
  const cause = causeReason(script, incident);
  if (cause === undefined) return undefined;
  const { text, filled, missing } = fillScript(script, facts);
  const reasons: RankReason[] = [
    cause,
    ...gradeReason(script, incident.grade),
    {
      code: 'audience',
      facts: { audience: script.audience, grade: incident.grade },
      weight: AUDIENCE_WEIGHT[incident.grade][script.audience],
    },
    ...talkReason(script, incident),
    askedReason(script),
  ];
  return {
    scriptId: script.id,
    version: script.version,
    title: script.title,
    audience: script.audience,
    text,
    filled,
    missing,
    score: reasons.reduce((total, reason) => total + reason.weight, 0),
    reasons,
  };
}

/** @returns undefined when the script answers something else. */
function causeReason({ causes }: Script, incident: IncidentView): RankReason | undefined {
  if (causes.includes(incident.cause)) {
    return { code: 'cause', facts: { cause: incident.cause }, weight: EXACT_CAUSE };
  }
  const held = incident.signals.map(causeOf);
  const joined = causes.find((cause) => held.includes(cause));
  if (joined !== undefined) return { code: 'cause.joined', facts: { cause: joined }, weight: JOINED_CAUSE };
  return isTopic(incident.cause) && causes.includes('negative')
    ? { code: 'cause.general', facts: {}, weight: GENERAL_CAUSE }
    : undefined;
}

function gradeReason({ grades }: Script, grade: Grade): readonly RankReason[] {
  if (grades.includes(grade)) return [{ code: 'grade', facts: { grade }, weight: EXACT_GRADE }];
  const near = [...grades].sort(compareGrades).find((other) => distance(other, grade) === 1);
  return near === undefined
    ? []
    : [{ code: 'grade.near', facts: { grade, written: near }, weight: NEXT_GRADE }];
}

function distance(a: Grade, b: Grade): number {
  return Math.abs(GRADES.indexOf(a) - GRADES.indexOf(b));
}

/** Where people talk outside the room, words for outside are wanted. */
function talkReason({ audience }: Script, { signals }: IncidentView): readonly RankReason[] {
  return audience === 'social' && signals.some(({ kind }) => kind === 'mention.surge')
    ? [{ code: 'talk', facts: {}, weight: PUBLIC_TALK }]
    : [];
}

/** What no fact ever fills costs time; a fact that is not known just now may be known in a second. */
function askedReason({ variables }: Script): RankReason {
  const asked = variables.filter(({ from }) => from === undefined).length;
  return asked === 0
    ? { code: 'unasked', facts: {}, weight: NOTHING_ASKED }
    : { code: 'asked', facts: { count: asked }, weight: EACH_ASKED * asked };
}
