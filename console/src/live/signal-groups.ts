import type { Evidence } from '@server/core/evidence.js';
import { compareGrades } from '@server/core/grade.js';
import type { Grade } from '@server/core/grade.js';
import type { SignalKind } from '@server/core/signal.js';
import type { Topic } from '@server/core/topic.js';

interface Groupable {
  readonly kind: SignalKind;
  readonly topic?: Topic;
  readonly grade: Grade;
  readonly evidence: readonly Evidence[];
}

/** What was written, or who wrote, and how often. */
export interface Said {
  readonly words: string;
  readonly count: number;
}

/** Signals that say one thing of one topic, told once. */
export interface SignalGroup<Signal extends Groupable> {
  readonly key: string;
  readonly kind: SignalKind;
  readonly topic: Topic | undefined;
  /** They are what a crowd says of its own accord. */
  readonly chant: boolean;
  /** The gravest of them. */
  readonly grade: Grade;
  readonly signals: readonly Signal[];
  /** The most frequent first; empty for signals that are not about words or people. */
  readonly said: readonly Said[];
}

/** A flood that is no attack has a name of its own. */
export function isChant({ evidence }: Pick<Groupable, 'evidence'>): boolean {
  return evidence[0]?.facts['chant'] === true;
}

/** @returns groups by kind, topic and whether they are a chant, each where the first of its signals stands */
export function groupSignals<Signal extends Groupable>(
  signals: readonly Signal[],
): readonly SignalGroup<Signal>[] {
  const byKey = new Map<string, Signal[]>();
  for (const signal of signals) {
    const key = `${signal.kind} ${signal.topic ?? ''}${isChant(signal) ? ' chant' : ''}`;
    byKey.set(key, [...(byKey.get(key) ?? []), signal]);
  }
  return [...byKey].map(([key, group]) => ({
    key,
    kind: group[0]!.kind,
    topic: group[0]!.topic,
    chant: isChant(group[0]!),
    grade: group.map(({ grade }) => grade).sort(compareGrades)[0]!,
    signals: group,
    said: mostFirst(group.flatMap(({ evidence }) => evidence.flatMap(saidIn))),
  }));
}

/** Words that came up, went and came up again stand once, with their highest count. */
function mostFirst(said: readonly Said[]): readonly Said[] {
  const sorted = [...said].sort((a, b) => b.count - a.count);
  return sorted.filter(({ words }, place) => sorted.findIndex((one) => one.words === words) === place);
}

function saidIn({ facts }: Evidence): readonly Said[] {
  const words = facts['word'] ?? facts['text'] ?? facts['user'];
  return typeof words === 'string'
    ? [{ words, count: Number(facts['count'] ?? facts['messages'] ?? 1) }]
    : [];
}
