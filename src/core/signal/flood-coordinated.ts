import type { Evidence } from '../evidence.js';
import type { Grade } from '../grade.js';
import type { Signal } from '../signal.js';
import type { Topic } from '../topic.js';
import { countPeople } from '../window/people.js';
import { SECOND } from '../window/widths.js';
import type { Cluster, RoomWindow } from '../window/window.js';
import { windowEvidence, type Observation, type SignalDetector } from './detector.js';
import { groupTexts, unite } from './flood-groups.js';
import { isVariant } from './flood-kin.js';
import { CLUSTER_SECONDS, FLOOD_LIMITS } from './flood-limits.js';
import { floodTexts, type FloodText } from './flood-texts.js';
import { judgedRoom, type JudgedRoom } from './flood-room.js';
import { areStrangers, isCall, isCrowd, newShareToTell, type NewShare } from './flood-verdict.js';

const SIGNALS_PER_ROOM = 5;
const GRAVE_ACCOUNTS = 50;
/** Shown to people: the beginning tells which text it is. */
const TEXT_UNITS = 40;
/** From this share of new accounts on a text is compared with others for likeness. */
const SUSPECT = 0.4;
/** A text written less often is one person's. */
const FEW_MESSAGES = 6;

export interface ClusterCounts extends NewShare {
  readonly text: string;
  readonly messages: number;
  /** See `countAccounts`. */
  readonly accounts: number;
  /** What a crowd says by itself, so that it is only observed. */
  readonly chant: boolean;
  readonly seconds: number;
  readonly topic?: Topic | undefined;
  /** Its first message, whenever that was. */
  readonly firstId?: string;
  readonly firstText?: string;
}

/** An estimate of many accounts may come out above the messages that they wrote. */
export function countAccounts({ messages, accounts }: Pick<Cluster, 'messages' | 'accounts'>): number {
  return Math.min(messages, countPeople([accounts]));
}

/** Evidence for many accounts with one text: for the message that crossed a limit, and for the signal. */
export function coordinatedFlood({ text, firstText, topic, newShare, ...counts }: ClusterCounts): Evidence {
  const { messages, accounts } = counts;
  const strength =
    Math.min(messages / FLOOD_LIMITS.clusterMessages, accounts / FLOOD_LIMITS.clusterAccounts) / 4;
  const facts = {
    ...counts,
    ...(newShare !== undefined && { newShare: Math.round(newShare * 100) / 100 }),
    text: text.slice(0, TEXT_UNITS),
    ...(firstText !== undefined && { firstText: firstText.slice(0, TEXT_UNITS) }),
  };
  return { ...windowEvidence('flood.coordinated', strength, facts), ...(topic && { topic }) };
}

/** What is seen of one flood. */
interface SeenFlood extends Observation {
  /** See `ClusterCounts`. */
  readonly chant: boolean;
}

/** Many accounts send one text and its variants: one signal a text. */
export const floodCoordinated: SignalDetector = (window, open) => {
  const { floods, room } = floodsIn(window);
  return floods
    .map((flood) => ({ ...flood, count: countAccounts(flood) }))
    .filter(
      ({ messages, count }) =>
        messages >= FLOOD_LIMITS.clusterMessages / 2 && count >= FLOOD_LIMITS.clusterAccounts / 2,
    )
    .sort((a, b) => b.messages - a.messages)
    .map((flood) => observe(flood, room, open))
    .sort((a, b) => Number(a.chant) - Number(b.chant))
    .slice(0, SIGNALS_PER_ROOM);
};

/** @returns the texts that many send, each with its variants as one, and the room in which they are judged */
function floodsIn(window: RoomWindow): { readonly floods: readonly FloodText[]; readonly room: JudgedRoom } {
  const texts = floodTexts(window);
  const suspects = texts.filter(isSuspect);
  const others = texts.filter((text) => !isSuspect(text));
  const groups = groupTexts(suspects, others.filter(isOfOne), window.crowd);
  const room = judgedRoom(
    window,
    groups.filter((group) => !isOfOne(group) && isSuspect(group)),
  );
  const united = uniteStrangers(groups, room, window.crowd.newcomers);
  return { floods: [...united, ...others.filter((text) => !isOfOne(text))], room };
}

/** @returns of the floods in the window those that the signals tell of */
export function floodsOf(signals: readonly Signal[], window: RoomWindow): readonly FloodText[] {
  return floodsIn(window).floods.filter((flood) => signals.some((signal) => isSame(signal, flood)));
}

/** Such texts are compared with one another; what the room's regulars write stands for itself. */
function isSuspect(text: FloodText): boolean {
  return text.tone === 'attacks' || (text.newShare >= SUSPECT && !isCall(text));
}

function isOfOne({ messages }: FloodText): boolean {
  return messages < FEW_MESSAGES;
}

/** Strangers who come at one time came together, also where they share the texts out among themselves. */
function uniteStrangers(
  groups: readonly FloodText[],
  room: JudgedRoom,
  newcomers: ReadonlySet<string>,
): readonly FloodText[] {
  const isOfThem = (group: FloodText) => !isOfOne(group) && areStrangers(group, room);
  const strangers = groups.filter(isOfThem).sort((a, b) => b.messages - a.messages);
  if (strangers.length < 2) return groups;
  return [unite(strangers, newcomers), ...groups.filter((group) => !isOfThem(group))];
}

function observe(
  flood: FloodText & { readonly count: number },
  room: JudgedRoom,
  open: readonly Signal[],
): SeenFlood {
  const { text, first, messages, count, topic, fingerprint } = flood;
  const before = open.find((signal) => isSame(signal, flood));
  // Accounts grow old while they flood: what began as an attack remains one.
  const chant = isCrowd(flood, room) && before?.evidence[0]?.facts['chant'] !== false;
  const seconds = Math.min(CLUSTER_SECONDS, Math.ceil((room.now - first.at) / SECOND));
  const evidence = coordinatedFlood({
    ...{ messages, accounts: count, seconds, text, chant, topic },
    ...newShareToTell(flood, room),
    ...firstFacts(first, chant, before),
  });
  return {
    chant,
    finding: {
      kind: 'flood.coordinated',
      subject: before?.subject ?? fingerprint,
      ...(topic && { topic }),
      grade: gradeOf(chant, count),
      evidence: [evidence],
    },
    raises: messages >= FLOOD_LIMITS.clusterMessages && count >= FLOOD_LIMITS.clusterAccounts,
  };
}

/** The windows forget, and what began it is told to the end; what was a chant until now begins as an attack. */
function firstFacts(
  { id, text }: FloodText['first'],
  chant: boolean,
  before: Signal | undefined,
): Pick<ClusterCounts, 'firstId' | 'firstText'> {
  const { firstId, firstText, chant: wasChant } = before?.evidence[0]?.facts ?? {};
  if (typeof firstId !== 'string' || wasChant !== chant) return { firstId: id, firstText: text };
  return { firstId, firstText: String(firstText) };
}

/** Which of several texts is the most frequent may change from second to second; what began it does not. */
function isSame({ kind, subject, evidence }: Signal, { fingerprints, first, text }: FloodText): boolean {
  if (kind !== 'flood.coordinated') return false;
  const { firstId, text: told } = evidence[0]?.facts ?? {};
  return fingerprints.includes(subject) || firstId === first.id || isVariant(String(told ?? ''), text);
}

function gradeOf(chant: boolean, accounts: number): Grade {
  if (chant) return 'P3';
  return accounts >= GRAVE_ACCOUNTS ? 'P1' : 'P2';
}
