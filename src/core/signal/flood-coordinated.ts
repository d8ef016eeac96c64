import type { Evidence } from '../evidence.js';
import type { Grade } from '../grade.js';
import type { Topic } from '../topic.js';
import { countPeople } from '../window/people.js';
import type { Cluster } from '../window/window.js';
import { windowEvidence, type Observation, type SignalDetector } from './detector.js';
import { CLUSTER_SECONDS, FLOOD_LIMITS } from './flood-limits.js';

const SIGNALS_PER_ROOM = 5;
const GRAVE_ACCOUNTS = 50;
/** Shown to people: the beginning tells which text it is. */
const TEXT_UNITS = 40;

export interface ClusterCounts {
  readonly text: string;
  readonly messages: number;
  /** See `countAccounts`. */
  readonly accounts: number;
  /** Reads like cheering, so that it is only observed. */
  readonly chant: boolean;
  readonly topic?: Topic;
}

/** An estimate of many accounts may come out above the messages that they wrote. */
export function countAccounts({ messages, accounts }: Pick<Cluster, 'messages' | 'accounts'>): number {
  return Math.min(messages, countPeople([accounts]));
}

/** Evidence for many accounts with one text: for the message that crossed a limit, and for the signal. */
export function coordinatedFlood({ text, messages, accounts, chant, topic }: ClusterCounts): Evidence {
  const strength =
    Math.min(messages / FLOOD_LIMITS.clusterMessages, accounts / FLOOD_LIMITS.clusterAccounts) / 4;
  const shown = text.slice(0, TEXT_UNITS);
  const facts = { messages, accounts, seconds: CLUSTER_SECONDS, text: shown, chant };
  return { ...windowEvidence('flood.coordinated', strength, facts), ...(topic && { topic }) };
}

/** Many accounts send one text and its variants: one signal a text. */
export const floodCoordinated: SignalDetector = ({ clusters }) =>
  clusters
    .map((cluster) => ({ ...cluster, accounts: countAccounts(cluster) }))
    .filter(
      ({ messages, accounts }) =>
        messages >= FLOOD_LIMITS.clusterMessages / 2 && accounts >= FLOOD_LIMITS.clusterAccounts / 2,
    )
    .sort((a, b) => Number(a.chant) - Number(b.chant) || b.messages - a.messages)
    .slice(0, SIGNALS_PER_ROOM)
    .map((cluster): Observation => {
      const { fingerprint, messages, accounts, topic } = cluster;
      return {
        finding: {
          kind: 'flood.coordinated',
          subject: fingerprint,
          ...(topic && { topic }),
          grade: gradeOf(cluster),
          evidence: [coordinatedFlood(cluster)],
        },
        raises: messages >= FLOOD_LIMITS.clusterMessages && accounts >= FLOOD_LIMITS.clusterAccounts,
      };
    });

function gradeOf({ chant, accounts }: ClusterCounts): Grade {
  if (chant) return 'P3';
  return accounts >= GRAVE_ACCOUNTS ? 'P1' : 'P2';
}
