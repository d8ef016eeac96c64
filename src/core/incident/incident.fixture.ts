/** What the specs of incidents share: signals, windows and legal stories, made by hand. */
import type { Evidence, Facts } from '../evidence.js';
import type { Signal } from '../signal.js';
import { PEOPLE_KEPT, smallestOf } from '../window/people.js';
import { shortHash } from '../window/short-hash.js';
import { NOBODY } from '../window/window.fixture.js';
import type { Bucket, RoomWindow } from '../window/window.js';
import { applyEvent, LEGAL, openSignals } from './apply-event.js';
import type { IncidentEvent, IncidentEventType } from './events.js';
import { nextEvent } from './next-event.js';
import type { IncidentView } from './view.js';

export const NOW = 1_700_000_000_000;
const FULLY_COUNTED = PEOPLE_KEPT - 1;

export function evidenceOf(facts: Facts): Evidence {
  return { detector: 'spike.topic', rule: 'spike.topic', version: '1', score: 1, spans: [], facts };
}

/** A spike of complaints about the picture, twelve times the usual, unless said otherwise. */
export function signalOf(given: Partial<Signal> = {}): Signal {
  return {
    id: 's1',
    roomId: 'r1',
    kind: 'spike.topic',
    subject: 'av_fault',
    topic: 'av_fault',
    grade: 'P2',
    evidence: [evidenceOf({ people: 36, expected: 3 })],
    raisedAt: NOW,
    seenAt: NOW,
    ...given,
  };
}

export function bucketOf(start: number, given: Partial<Bucket> = {}): Bucket {
  return {
    start,
    messages: 0,
    mentions: 0,
    negative: 0,
    negativeMentions: 0,
    topics: {},
    people: {},
    ...given,
  };
}

export function windowOf(given: Partial<RoomWindow> = {}): RoomWindow {
  return {
    roomId: 'r1',
    now: NOW,
    recent: [],
    minutes: [],
    clusters: [],
    crowd: NOBODY,
    hotUsers: [],
    keywords: [],
    lastReceivedAt: NOW,
    ...given,
  };
}

/** `count` people who complain of the picture just now, few enough a bucket to be counted exactly. */
export function crowd(count: number, now = NOW): RoomWindow {
  const everybody = Array.from({ length: count }, (_, i) => shortHash(`u${i}`));
  const recent = Array.from({ length: Math.ceil(count / FULLY_COUNTED) }, (_, i) => {
    const av_fault = everybody.slice(i * FULLY_COUNTED, (i + 1) * FULLY_COUNTED);
    return bucketOf(now - 1_000, {
      messages: av_fault.length,
      topics: { av_fault: av_fault.length },
      people: { av_fault: smallestOf(av_fault) },
    });
  });
  return windowOf({ now, recent });
}

/** An event of the wanted type that fits the incident wherever its state takes that type at all. */
export function eventOf(type: IncidentEventType, view: IncidentView | undefined, at = NOW): IncidentEvent {
  const { id, kind, subject, topic, grade } = signalOf();
  const fresh = { signalId: view ? `${id}-${view.seq}` : id, kind, subject, topic, grade };
  const place = view ?? { id: 'i1', roomId: 'r1', seq: 0 };
  const person = { type: 'person', name: '小周' } as const;
  const system = { type: 'system' } as const;
  switch (type) {
    case 'detected':
      return nextEvent(place, { type, cause: 'av_fault', signal: fresh, facts: { people: 12 } }, at, system);
    case 'graded':
      return nextEvent(place, { type, grade: 'P0', reasons: [{ code: 'reach', facts: {} }] }, at, system);
    case 'signal.joined':
      return nextEvent(place, { type, signal: fresh, facts: { people: 30 } }, at, system);
    case 'signal.cleared': {
      const signalId = (view && openSignals(view)[0]?.signalId) ?? 'none';
      return nextEvent(place, { type, signalId }, at, system);
    }
    case 'claimed':
      return nextEvent(place, { type }, at, person);
    case 'script.used':
      return nextEvent(place, { type, scriptId: 'x', version: 1, text: '抱歉', public: true }, at, person);
    case 'announced':
      return nextEvent(place, { type, announcementId: 'a', text: '抱歉', public: true }, at, person);
    case 'quiet':
      return nextEvent(place, { type }, at, system);
    case 'resolved':
      return nextEvent(place, { type, note: '已恢复' }, at, person);
  }
}

/** What an incident takes now: its state's events, less those that its content forbids. */
export function takenBy(view: IncidentView | undefined): readonly IncidentEventType[] {
  if (view === undefined) return LEGAL.none;
  const open = openSignals(view).length;
  return LEGAL[view.status].filter((type) => {
    if (type === 'signal.cleared') return open > 0;
    if (type === 'quiet') return open === 0;
    if (type === 'claimed') return view.claimedBy === undefined;
    return true;
  });
}

/** A legal story steered by `choices`: each picks among what the incident takes. */
export function storyOf(choices: readonly number[]): readonly IncidentEvent[] {
  const story: IncidentEvent[] = [];
  let view: IncidentView | undefined;
  for (const choice of choices) {
    const types = takenBy(view);
    if (types.length === 0) break;
    const event = eventOf(types[choice % types.length]!, view, NOW + story.length);
    view = applyEvent(view, event);
    story.push(event);
  }
  return story;
}
