/** How well a script fits an incident, whatever was used before. */
import type { Grade } from '../grade.js';
import { compareGrades, GRADES } from '../grade.js';
import { causeOf, isTopic } from '../incident/cause.js';
import type { IncidentView } from '../incident/view.js';
import type { Audience, Script } from './script.js';
import { situationOf } from './situation.js';
import type { RankReason } from './suggestion.js';

const EXACT_CAUSE = 120;
const JOINED_CAUSE = 20;
const GENERAL_CAUSE = 8;
/**
 * Grades differ by more than everything below and rank-history.ts can turn around (15 asked, 12 situation, 12 effect, 6 other words):
 * of two scripts for one cause and one audience that nobody used yet, the one for the grade goes first.
 */
const EXACT_GRADE = 30;
const NEXT_GRADE = -20;
const OTHER_GRADE = -30;
const PUBLIC_TALK = 12;
const NOTHING_ASKED = 5;
const EACH_ASKED = -2;
/** However much it asks. */
const ASKED_AT_WORST = -10;
/** Words made for what is known come before general ones. */
const SITUATION = 10;
/** Those who watch on one device are a part of the public: to them after all. */
const DEVICES = 4;

/** To whom one speaks first: an urgent matter to all at once, a small one through the host or to the person. */
const AUDIENCE_WEIGHT: Readonly<Record<Grade, Readonly<Record<Audience, number>>>> = {
  P0: { room: 15, host: 12, social: 8, viewer: 4 },
  P1: { room: 15, host: 12, social: 6, viewer: 5 },
  P2: { room: 10, host: 12, social: 3, viewer: 9 },
  P3: { room: 6, host: 12, social: 2, viewer: 10 },
};

/** @returns undefined when the script answers something else */
export function fitReasons(script: Script, incident: IncidentView): readonly RankReason[] | undefined {
  const cause = causeReason(script, incident);
  if (cause === undefined) return undefined;
  const { audience } = script;
  const { grade } = incident;
  return [
    cause,
    gradeReason(script, grade),
    { code: 'audience', facts: { audience, grade }, weight: AUDIENCE_WEIGHT[grade][audience] },
    ...situationReason(script, incident),
    askedReason(script),
  ];
}

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

function gradeReason({ grades }: Script, grade: Grade): RankReason {
  if (grades.includes(grade)) return { code: 'grade', facts: { grade }, weight: EXACT_GRADE };
  const distance = (other: Grade): number => Math.abs(GRADES.indexOf(other) - GRADES.indexOf(grade));
  const [written] = [...grades].sort((a, b) => distance(a) - distance(b) || compareGrades(a, b));
  return distance(written!) === 1
    ? { code: 'grade.near', facts: { grade, written: written! }, weight: NEXT_GRADE }
    : { code: 'grade.other', facts: { grade, written: written! }, weight: OTHER_GRADE };
}

/** The first that applies: one is enough to say why this one and not the general one. */
function situationReason({ when, audience }: Script, incident: IncidentView): readonly RankReason[] {
  if (when.phase === 'recovered') return [{ code: 'recovered', facts: {}, weight: SITUATION }];
  if (when.answered === true) return [{ code: 'answered', facts: {}, weight: SITUATION }];
  if (when.devices === true) return [{ code: 'devices', facts: {}, weight: DEVICES }];
  if (when.aspect !== undefined) return [{ code: 'aspect', facts: {}, weight: SITUATION }];
  // Where people talk outside the room, words for outside are wanted.
  return audience === 'social' && situationOf(incident).talk
    ? [{ code: 'talk', facts: {}, weight: PUBLIC_TALK }]
    : [];
}

/** What no fact ever fills costs time; a fact that is not known just now may be known in a second. */
function askedReason({ variables }: Script): RankReason {
  const asked = variables.filter(({ from }) => from === undefined).length;
  return asked === 0
    ? { code: 'unasked', facts: {}, weight: NOTHING_ASKED }
    : { code: 'asked', facts: { count: asked }, weight: Math.max(ASKED_AT_WORST, EACH_ASKED * asked) };
}
