import { strengthOf, type Prior } from './baseline.js';
import { windowEvidence, type SignalDetector } from './detector.js';
import { findSpike } from './spike.js';

/** Displeasure has many harmless reasons: it takes more people than a complaint about one thing. */
const MIN_PEOPLE = 8;
/** In calm chat about one message in twenty sounds negative. */
const PRIOR: Prior = { share: 0.05, weight: 200 };
const GRAVE_PEOPLE = 50;
const GRAVE_SHARE = 0.3;

/** The room turns sour, whatever the reason. */
export const spikeNegative: SignalDetector = (window, open) => {
  const earlier = open.find(({ kind }) => kind === 'spike.negative');
  const spike = findSpike(window, 'negative', MIN_PEOPLE, PRIOR, earlier);
  if (!spike) return [];
  const grade = spike.people >= GRAVE_PEOPLE && spike.share >= GRAVE_SHARE ? 'P1' : 'P2';
  const evidence = [windowEvidence('spike.negative', strengthOf(spike.chance), spike.facts)];
  return [{ finding: { kind: 'spike.negative', subject: '', grade, evidence }, raises: spike.raises }];
};
