import type { Grade } from '../grade.js';
import type { Signal } from '../signal.js';
import { TOPICS, type Topic } from '../topic.js';
import { MINUTE } from '../window/widths.js';
import type { RoomWindow } from '../window/window.js';
import { strengthOf } from './baseline.js';
import { windowEvidence, type Observation, type SignalDetector } from './detector.js';
import { faultFacts } from './fault-facts.js';
import { recoveredAt } from './recovery.js';
import { findSpike, type Spike, type SpikeRule } from './spike.js';

/** Distinct people: five who say the same within a minute are no accident, however small the room. */
const MIN_PEOPLE = 5;

/** Messages that the prior counts as: about one calm minute of a middling room. */
const WEIGHT = 200;

/** Reports of something that is broken for everybody: rare where nothing is wrong, and each stands for itself. */
const REPORT: SpikeRule = {
  minPeople: MIN_PEOPLE,
  raiseChance: 1e-3,
  prior: { share: 0.0025, weight: WEIGHT },
};
/** Accusations: as urgent, but one who says 骗子 is repeated by ten, in earnest or not. */
const ACCUSATION: SpikeRule = { ...REPORT, raiseChance: 1e-4, wave: 1 };
/** Opinions: everyday talk in any room, and catching. */
const OPINION: SpikeRule = {
  minPeople: MIN_PEOPLE,
  raiseChance: 1e-4,
  prior: { share: 0.01, weight: WEIGHT },
  wave: 1.5,
};

const RULES: Readonly<Record<Topic, SpikeRule>> = {
  av_fault: REPORT,
  shop_fault: REPORT,
  trust: ACCUSATION,
  price: OPINION,
  quality: OPINION,
  service: OPINION,
  host: OPINION,
  abuse: OPINION,
  ad: OPINION,
};

/** How grave a topic can become by itself, from how many people and which share of the messages. */
type Step = readonly [grade: Grade, people: number, share: number];
const FAULT: readonly Step[] = [
  ['P0', 100, 0.15],
  ['P1', 10, 0.03],
  ['P2', 0, 0],
];
const TRUST: readonly Step[] = [
  ['P0', 100, 0.15],
  ['P1', 20, 0.1],
  ['P2', 0, 0],
];
const BLAME: readonly Step[] = [
  ['P1', 40, 0.2],
  ['P2', 10, 0.1],
  ['P3', 0, 0],
];
const NUISANCE: readonly Step[] = [
  ['P2', 30, 0.1],
  ['P3', 0, 0],
];
const STEPS: Readonly<Record<Topic, readonly Step[]>> = {
  av_fault: FAULT,
  shop_fault: FAULT,
  trust: TRUST,
  price: BLAME,
  quality: BLAME,
  service: BLAME,
  host: BLAME,
  abuse: BLAME,
  ad: NUISANCE,
};

/** Many people complain of one topic: one signal a topic. */
export const spikeTopic: SignalDetector = (window, open) =>
  TOPICS.flatMap((topic): Observation[] => {
    const earlier = open.find(({ kind, subject }) => kind === 'spike.topic' && subject === topic);
    const settled = recoveredAt(window, topic);
    const spike = findSpike(window, topic, RULES[topic], earlier, settled);
    if (spike) return [observationOf(window, topic, spike, earlier)];
    return earlier && settled !== undefined ? [endOf(window, earlier, topic)] : [];
  });

function observationOf(
  window: RoomWindow,
  topic: Topic,
  { chance, people, share, raises, facts }: Spike,
  earlier: Signal | undefined,
): Observation {
  const since = (earlier?.raisedAt ?? window.now) - MINUTE;
  const all = { ...facts, ...faultFacts(window, topic, since) };
  const evidence = [{ ...windowEvidence('spike.topic', strengthOf(chance), all), topic }];
  const [grade] = STEPS[topic].find(([, minPeople, minShare]) => people >= minPeople && share >= minShare)!;
  return { finding: { kind: 'spike.topic', subject: topic, topic, grade, evidence }, raises };
}

/**
 * Viewers say that it is over, and nobody complains any more: that is evidence too, and the last of the signal. The
 * incident is graded anew for it, see `recoveryIn`.
 */
function endOf(window: RoomWindow, earlier: Signal, topic: Topic): Observation {
  const told = faultFacts(window, topic, earlier.raisedAt - MINUTE);
  const evidence = earlier.evidence.map((one) => ({
    ...one,
    facts: { ...one.facts, ...told, recovered: true },
  }));
  const { kind, subject, grade } = earlier;
  return { finding: { kind, subject, topic, grade, evidence }, raises: false, ends: true };
}
