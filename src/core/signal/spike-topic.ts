import type { Grade } from '../grade.js';
import { TOPICS, type Topic } from '../topic.js';
import { strengthOf, type Prior } from './baseline.js';
import { windowEvidence, type Observation, type SignalDetector } from './detector.js';
import { findSpike, type Spike } from './spike.js';

/** Distinct people: five who say the same within a minute are no accident, however small the room. */
const MIN_PEOPLE = 5;

/** Messages that the prior counts as: about one calm minute of a middling room. */
const WEIGHT = 200;

/** Shares of messages that complain of a topic in a room where nothing is wrong; faults are rarest. */
const USUAL_SHARE: Readonly<Record<Topic, number>> = {
  av_fault: 0.0025,
  shop_fault: 0.0025,
  trust: 0.005,
  abuse: 0.005,
  host: 0.005,
  price: 0.01,
  quality: 0.01,
  service: 0.01,
  ad: 0.01,
};

/** How grave a topic can become by itself, from how many people and which share of the messages. */
type Step = readonly [grade: Grade, people: number, share: number];
const FAULT: readonly Step[] = [
  ['P0', 100, 0.15],
  ['P1', 10, 0.03],
  ['P2', 0, 0],
];
const BLAME: readonly Step[] = [
  ['P1', 30, 0.1],
  ['P2', 0, 0],
];
const NUISANCE: readonly Step[] = [
  ['P2', 30, 0.1],
  ['P3', 0, 0],
];
const STEPS: Readonly<Record<Topic, readonly Step[]>> = {
  av_fault: FAULT,
  shop_fault: FAULT,
  trust: FAULT,
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
    const prior: Prior = { share: USUAL_SHARE[topic], weight: WEIGHT };
    const earlier = open.find(({ kind, subject }) => kind === 'spike.topic' && subject === topic);
    const spike = findSpike(window, topic, MIN_PEOPLE, prior, earlier);
    if (!spike) return [];
    const evidence = { ...windowEvidence('spike.topic', strengthOf(spike.chance), spike.facts), topic };
    const grade = gradeOf(STEPS[topic], spike);
    return [
      {
        finding: { kind: 'spike.topic', subject: topic, topic, grade, evidence: [evidence] },
        raises: spike.raises,
      },
    ];
  });

function gradeOf(steps: readonly Step[], spike: Spike): Grade {
  return steps.find(([, people, share]) => spike.people >= people && spike.share >= share)![0];
}
