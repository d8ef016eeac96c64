import type { Grade } from '../grade.js';
import type { Signal } from '../signal.js';
import { strengthOf } from './baseline.js';
import { windowEvidence, type SignalDetector } from './detector.js';
import { findSpike, type Spike, type SpikeRule } from './spike.js';

const RULE: SpikeRule = {
  // Displeasure has many harmless reasons: it takes more people than a complaint about one thing.
  minPeople: 8,
  raiseChance: 1e-4,
  // In calm chat about one message in twenty-five sounds negative; a minute or two of it tells more than we know.
  prior: { share: 0.04, weight: 100 },
  wave: 1.5,
};

/** How grave it is by how many people and which share of the messages: groans at a joke are none of our business. */
const STEPS: readonly (readonly [grade: Grade, people: number, share: number])[] = [
  ['P1', 50, 0.4],
  ['P2', 12, 0.25],
  ['P3', 0, 0],
];

/** The room turns sour, whatever the reason. */
export const spikeNegative: SignalDetector = (window, open) => {
  const earlier = open.find(({ kind }) => kind === 'spike.negative');
  const spike = findSpike(window, 'negative', RULE, earlier);
  if (!spike) return [];
  const evidence = [windowEvidence('spike.negative', strengthOf(spike.chance), spike.facts)];
  return [
    {
      finding: { kind: 'spike.negative', subject: '', grade: gradeOf(spike), evidence },
      raises: spike.raises,
    },
  ];
};

function gradeOf(spike: Pick<Spike, 'people' | 'share'>): Grade {
  return STEPS.find(([, people, share]) => spike.people >= people && spike.share >= share)![0];
}

/**
 * How grave an open signal is by its newest figures: its grade only rises, and what is left of an outcry goes on
 * under the name of the outcry.
 * @returns undefined where the figures do not tell
 */
export function graveNow({ kind, evidence }: Signal): Grade | undefined {
  const { people, count, messages } = evidence[0]?.facts ?? {};
  if (kind !== 'spike.negative') return undefined;
  if (typeof people !== 'number' || typeof count !== 'number' || typeof messages !== 'number')
    return undefined;
  return gradeOf({ people, share: messages === 0 ? 0 : count / messages });
}
