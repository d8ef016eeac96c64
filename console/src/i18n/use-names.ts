import { useMemo } from 'react';
import type { Evidence } from '@server/core/evidence.js';
import type { Cause, GradeReason } from '@server/core/incident/events.js';
import { gradeReasonInWords } from '@server/core/incident/grade-reason-in-words.js';
import { rankReasonInWords } from '@server/core/script/rank-reason-in-words.js';
import type { RankReason } from '@server/core/script/suggestion.js';
import type { SignalKind } from '@server/core/signal.js';
import type { Topic } from '@server/core/topic.js';
import { causeName, gradeName, signalName, topicName } from '@server/core/words/names.js';
import { reasonInWords } from '@server/core/words/reason.js';
import type { Grade } from '@server/core/grade.js';
import { useLanguage } from './language.js';

export interface Names {
  topic(topic: Topic): string;
  cause(cause: Cause): string;
  grade(grade: Grade): string;
  /** @param chant see `signalName` */
  signal(kind: SignalKind, chant?: boolean): string;
  reason(evidence: Evidence): string;
  gradeReason(reason: GradeReason): string;
  rankReason(reason: RankReason): string;
}

/** The core's own names and reasons in the language that the user chose. */
export function useNames(): Names {
  const { language } = useLanguage();
  return useMemo(
    () => ({
      topic: (topic: Topic) => topicName(topic, language),
      cause: (cause: Cause) => causeName(cause, language),
      grade: (grade: Grade) => gradeName(grade, language),
      signal: (kind: SignalKind, chant?: boolean) => signalName(kind, language, chant),
      reason: (evidence: Evidence) => reasonInWords(evidence, language),
      gradeReason: (reason: GradeReason) => gradeReasonInWords(reason, language),
      rankReason: (reason: RankReason) => rankReasonInWords(reason, language),
    }),
    [language],
  );
}
