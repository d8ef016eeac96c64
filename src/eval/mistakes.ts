import type { Evidence } from '../core/evidence.js';
import type { Analysis } from '../core/flag.js';
import { TOPICS } from '../core/topic.js';
import type { AnsweredRow } from './score-set.js';
import type { LabelledSet } from './sets.js';

export interface Mistake {
  readonly line: number;
  readonly text: string;
  readonly expected: string;
  readonly given: string;
  /** 0 … 1: how sure we were. */
  readonly sureness: number;
  readonly evidence: readonly Evidence[];
}

/** A topic that was missed has no score that could say how surely. */
const MISSED = 0.5;

/** @returns the `count` mistakes of which we were surest, surest first; where there are topics, theirs too */
export function worstMistakes(
  set: LabelledSet,
  answered: readonly AnsweredRow[],
  count: number,
): { readonly classes: readonly Mistake[]; readonly topics: readonly Mistake[] } {
  return {
    classes: surest(
      answered.flatMap((one) => classMistake(set, one)),
      count,
    ),
    topics: surest(answered.flatMap(topicMistakes), count),
  };
}

function surest(mistakes: readonly Mistake[], count: number): Mistake[] {
  return [...mistakes].sort((a, b) => b.sureness - a.sureness || a.line - b.line).slice(0, count);
}

function classMistake({ measure }: LabelledSet, { row, analysis }: AnsweredRow): Mistake[] {
  const expected = measure.classOf[row.label]!;
  const given = measure.given(analysis);
  if (expected === given) return [];
  return [{ ...place(row, analysis), expected, given, sureness: measure.sureness(analysis) }];
}

function topicMistakes({ row, analysis }: AnsweredRow): Mistake[] {
  const { topics } = row;
  if (topics === undefined) return [];
  const wrong = TOPICS.filter((topic) => topics.includes(topic) !== analysis.topics.includes(topic));
  return wrong.map((topic) => {
    const scores = analysis.evidence.filter((one) => one.topic === topic).map(({ score }) => score);
    const missed = topics.includes(topic);
    return {
      ...place(row, analysis),
      expected: missed ? topic : '-',
      given: missed ? '-' : topic,
      sureness: missed ? MISSED : Math.max(0, ...scores),
    };
  });
}

function place({ line, text }: AnsweredRow['row'], { evidence }: Analysis) {
  return { line, text, evidence };
}
