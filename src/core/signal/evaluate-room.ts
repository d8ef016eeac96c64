import type { Facts } from '../evidence.js';
import { compareGrades, moreUrgent } from '../grade.js';
import type { Signal, SignalChange, SignalFinding, SignalKind } from '../signal.js';
import { SECOND } from '../window/widths.js';
import type { RoomWindow } from '../window/window.js';
import type { Observation } from './detector.js';
import { SIGNAL_DETECTORS } from './detectors.js';

type Subject = Pick<SignalFinding, 'kind' | 'subject'>;

/** A signal ends after it was not seen for this long, ms. */
const CLEAR_AFTER = 60 * SECOND;
/** Messages arrive again: that is certain at once. */
const CLEAR_AFTER_STALL = 15 * SECOND;
/** An open signal is written again at most this often, unless it gets worse. */
const REFRESH = 5 * SECOND;

/** After we were away, sources need this long to find us again. */
const RETURN = 60 * SECOND;

/** What is accepted waits this long unread now and then; from there on a room looks more silent than it is. */
export const TOLERABLE_LAG = 5 * SECOND;

/** Raised elsewhere: the platform says so itself. */
const NOT_OURS: ReadonlySet<SignalKind> = new Set(['platform.warning']);

/**
 * Compares what the detectors see now with the signals that are open. Hysteresis: the threshold to raise lies above
 * the one to stay open, and a signal clears only after it stayed below that for CLEAR_AFTER. The grade of an open
 * signal only ever gets more urgent. Total and deterministic but for `newId`.
 * @param open the room's open signals, at most one a (kind, subject)
 * @param now ms; not before the `seenAt` of any open signal
 * @param behind ms since when accepted messages wait for their analysis: silence is not judged while they do, nor
 * just after nobody listened
 * @returns what is to be saved and told; afterwards again at most one signal a (kind, subject) is open
 */
export function evaluateRoom(
  window: RoomWindow,
  open: readonly Signal[],
  now: number,
  newId: () => string,
  behind = 0,
): SignalChange[] {
  const blind = blindness(window, now, behind);
  const isHeld = (about: Subject) => blind !== undefined && isSilence(about);
  const observed = observe(window, open);
  const changes: SignalChange[] = [];
  const known = new Set<string>();
  for (const signal of open) {
    known.add(nameOf(signal));
    const change = isHeld(signal)
      ? hold(signal, now, blind!)
      : changeOf(signal, observed.get(nameOf(signal)), now);
    if (change) changes.push(change);
  }
  for (const [name, { finding, raises }] of observed) {
    if (!raises || known.has(name) || isHeld(finding)) continue;
    const signal = { ...finding, id: newId(), roomId: window.roomId, raisedAt: now, seenAt: now };
    changes.push({ change: 'raised', signal });
  }
  return changes;
}

/** Observations by name, without those that another explains. */
function observe(window: RoomWindow, open: readonly Signal[]): ReadonlyMap<string, Observation> {
  const observed = new Map<string, Observation>();
  for (const detect of SIGNAL_DETECTORS) {
    for (const observation of detect(window, open)) {
      const name = nameOf(observation.finding);
      if (!observed.has(name)) observed.set(name, observation);
    }
  }
  // Nobody left: we hear nothing. Viewer figures come another way and count on.
  if (observed.has(nameOf({ kind: 'feed.stalled', subject: '' }))) {
    observed.delete(nameOf({ kind: 'activity.drop', subject: 'messages' }));
  }
  return observed;
}

function changeOf(
  signal: Signal,
  observation: Observation | undefined,
  now: number,
): SignalChange | undefined {
  if (observation?.ends) {
    return { change: 'cleared', signal: { ...signal, ...observation.finding, clearedAt: now } };
  }
  if (observation) {
    const grade = moreUrgent(signal.grade, observation.finding.grade);
    const worse = compareGrades(grade, signal.grade) < 0;
    if (!worse && now - signal.seenAt < REFRESH) return undefined;
    return { change: 'updated', signal: { ...signal, ...observation.finding, grade, seenAt: now } };
  }
  const clearAfter = signal.kind === 'feed.stalled' ? CLEAR_AFTER_STALL : CLEAR_AFTER;
  if (NOT_OURS.has(signal.kind) || now - signal.seenAt < clearAfter) return undefined;
  return { change: 'cleared', signal: { ...signal, clearedAt: now } };
}

/** @returns why silence cannot be judged now: our own backlog, or our own absence; undefined when it can */
function blindness({ unwatched = [] }: RoomWindow, now: number, behind: number): Facts | undefined {
  const away = unwatched.at(-1);
  if (away && now - away.to < RETURN) return { away: true };
  return behind > TOLERABLE_LAG ? { behindSeconds: Math.round(behind / SECOND) } : undefined;
}

/** Neither raised nor cleared nor run out, and says so. */
function hold(signal: Signal, now: number, blind: Facts): SignalChange | undefined {
  if (now - signal.seenAt < REFRESH) return undefined;
  const evidence = signal.evidence.map((one) => ({ ...one, facts: { ...one.facts, ...blind } }));
  return { change: 'updated', signal: { ...signal, evidence, seenAt: now } };
}

/** Whether it tells of messages that are missing. Viewer figures come another way. */
function isSilence({ kind, subject }: Subject): boolean {
  return kind === 'feed.stalled' || (kind === 'activity.drop' && subject === 'messages');
}

function nameOf({ kind, subject }: Subject): string {
  return `${kind} ${subject}`;
}
