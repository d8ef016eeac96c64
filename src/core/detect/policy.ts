import type { Evidence } from '../evidence.js';
import type { Analysis, Flag } from '../flag.js';
import { GRADES, moreUrgent, type Grade } from '../grade.js';
import { isMeant } from '../match/keyword-evidence.js';
import type { Message } from '../message.js';
import type { Topic } from '../topic.js';
import { SECOND_READER_RULE } from './merge-reading.js';
import { isYes } from './yeses.js';

/** What is less sure is shown beside surer evidence but is no reason for a flag. */
const REASON_FROM = 0.6;
/** As bad as words get; a negative message alone is nobody's work unless its `sentimentScore` is as low as this. */
export const STRONGLY_NEGATIVE = -0.95;

/** What needs an answer, a check or a hand on the moderation panel, whatever its tone. */
const GRADE_OF_TOPIC: Readonly<Partial<Record<Topic, Grade>>> = {
  av_fault: 'P2',
  shop_fault: 'P2',
  trust: 'P2',
  abuse: 'P2',
  ad: 'P3',
};
/** The other topics are everyday talk until somebody complains. */
const GRADE_OF_COMPLAINT: Grade = 'P3';

/**
 * Decides whether a person should see a message. Evidence on probation never counts. The same message and
 * evidence always give the same answer.
 * @param windowEvidence what the windows say about this message: floods that it is part of
 * @returns the flag, with the evidence that speaks for it; undefined for a message that needs nobody
 */
export function decideFlag(
  message: Message,
  analysis: Analysis,
  windowEvidence: readonly Evidence[],
): Flag | undefined {
  const grades = [
    ...analysis.evidence
      .filter((evidence) => speaks(evidence, analysis))
      .map((evidence) => gradeOfMessage(evidence, analysis)),
    ...windowEvidence
      .filter((evidence) => !chants(evidence, windowEvidence))
      .map((evidence) => gradeOfFlood(evidence, analysis)),
  ].filter((grade) => grade !== undefined);
  if (grades.length === 0) return undefined;
  return {
    id: message.id,
    message,
    grade: grades.reduce(moreUrgent),
    sentiment: analysis.sentiment,
    topics: analysis.topics,
    evidence: [...analysis.evidence.filter(isShown), ...windowEvidence],
    truncated: analysis.truncated,
  };
}

/**
 * Not all that is evidence is a reason: not a word that only sounds like a listed one, of whose topic nothing else
 * speaks. A second reader has read the words.
 */
function speaks({ rule, topic }: Evidence, { unheard }: Analysis): boolean {
  return topic === undefined || rule === SECOND_READER_RULE || unheard?.includes(topic) !== true;
}

/** What the model says besides, a yes without a topic, moves nobody to a flag, and would only stand before the reasons. */
function isShown({ detector }: Evidence): boolean {
  return !isYes(detector);
}

/** Who repeats what a crowd shouts at that moment is one of the crowd. */
function chants({ detector, facts }: Evidence, windowEvidence: readonly Evidence[]): boolean {
  if (detector !== 'flood.user' || facts['repeated'] !== true) return false;
  return windowEvidence.some((one) => one.detector === 'flood.coordinated' && one.facts['chant'] === true);
}

function gradeOfMessage(evidence: Evidence, analysis: Analysis): Grade | undefined {
  if (isMeant(evidence)) return gradeOfKeyword(evidence);
  if (evidence.shadow === true || evidence.score < REASON_FROM) return undefined;
  switch (evidence.detector) {
    case 'topic':
      return GRADE_OF_TOPIC[evidence.topic!] ?? (analysis.sentiment < 0 ? GRADE_OF_COMPLAINT : undefined);
    case 'sentiment':
      return analysis.sentimentScore <= STRONGLY_NEGATIVE ? 'P3' : undefined;
    default:
      return undefined;
  }
}

/** Lists of severity P3 only observe. */
function gradeOfKeyword({ facts }: Evidence): Grade | undefined {
  const severity = GRADES.find((grade) => grade === facts['severity']);
  return severity === 'P3' ? undefined : severity;
}

/**
 * A crowd that cheers in one voice is no attack; one that accuses or sells in one voice is the worst kind.
 * Its score is not asked: the windows speak of a flood only once its limits are crossed.
 */
function gradeOfFlood({ detector, facts, shadow }: Evidence, analysis: Analysis): Grade | undefined {
  if (shadow === true || facts['chant'] === true) return undefined;
  if (detector === 'flood.user') return 'P3';
  return analysis.sentiment < 0 || analysis.topics.length > 0 ? 'P1' : 'P2';
}
