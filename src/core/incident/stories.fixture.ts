/** Legal stories of incidents, steered by numbers. */
import { mergeBodies } from './absorb.js';
import { applyEvent } from './apply-event.js';
import { CLOCK_NAMES } from './desk-settings.js';
import type { EventOf } from './by-type.js';
import type { AbsorbedIncident, IncidentEvent, IncidentEventType } from './events.js';
import { CLOCK_MARKS } from './events.js';
import { NOW, signalOf } from './incident.fixture.js';
import { LEGAL } from './legal.js';
import type { EventBody } from './next-event.js';
import { nextEvent } from './next-event.js';
import { isHeld } from './objections.js';
import type { IncidentView } from './view.js';
import { openSignals } from './view-signals.js';

export const ALL_TYPES: readonly IncidentEventType[] = [...new Set(Object.values(LEGAL).flat())];

const PEOPLE = ['小周', '阿明'] as const;
/** What only people do, however it is told here. */
const BY_PEOPLE: readonly IncidentEventType[] = [
  'claimed',
  'handed',
  'released',
  'held',
  'merged',
  'absorbed',
  'split',
  'resolved',
  'reopened',
  'script.used',
  'cued',
  'announced',
];

/** An event of the wanted type that fits the incident wherever its state takes that type at all. */
export function eventOf(type: IncidentEventType, view: IncidentView | undefined, at = NOW): IncidentEvent {
  const place = view ?? { id: 'i1', roomId: 'r1', seq: 0 };
  const body = bodyOf(type, view, at);
  const isDeed = BY_PEOPLE.includes(type) || (body.type === 'graded' && body.why !== undefined);
  const name = view?.claimedBy ?? PEOPLE[0];
  return nextEvent(place, body, at, isDeed ? { type: 'person', name } : { type: 'system' });
}

function bodyOf(type: IncidentEventType, view: IncidentView | undefined, at: number): EventBody {
  const { id, kind, subject, topic, grade } = signalOf();
  const fresh = { signalId: view ? `${id}-${view.seq}` : id, kind, subject, topic, grade };
  const open = view ? openSignals(view) : [];
  const reasons = [{ code: 'reach', facts: {} }];
  const isPinned = view !== undefined && (view.pinned !== undefined || view.seq % 3 === 0);
  const bodies: { readonly [Type in IncidentEventType]: Extract<EventBody, { type: Type }> } = {
    detected: { type: 'detected', cause: 'av_fault', signal: fresh, facts: { people: 12 } },
    graded: { type: 'graded', grade: 'P0', reasons, ...(isPinned && { why: '领导在看' }) },
    'grade.proposed': { type: 'grade.proposed', grade: 'P1', reasons: [] },
    'signal.joined': { type: 'signal.joined', signal: fresh, facts: { people: 30 } },
    'signal.cleared': { type: 'signal.cleared', signalId: open[0]?.signalId ?? 'none' },
    claimed: { type: 'claimed' },
    handed: { type: 'handed', to: PEOPLE.find((name) => name !== view?.claimedBy)! },
    released: { type: 'released' },
    held: { type: 'held', until: at + 4, why: '怕反复' },
    merged: { type: 'merged', into: 'i9' },
    // Not before it is asked for: the other one's story is told by `eventOf` as well.
    get absorbed() {
      return absorptionBy(view ?? { id: 'i1', seq: 0 }, at);
    },
    split: {
      type: 'split',
      signalIds: open.slice(-1).map(({ signalId }) => signalId),
      into: 'i8',
      why: '两回事',
    },
    'script.used': { type: 'script.used', scriptId: 'x', version: 1, text: '抱歉', public: true },
    cued: { type: 'cued', cueId: 'c1', text: '先安抚' },
    announced: { type: 'announced', announcementId: 'a1', text: '正在抢修', public: true },
    'clock.rang': ringOf(view) ?? { type: 'clock.rang', clock: 'claim', mark: 'half' },
    escalated: {
      type: 'escalated',
      grade: 'P1',
      step: view?.escalated.length ?? 0,
      to: { roles: ['controller'] },
    },
    quiet: { type: 'quiet' },
    resolved: { type: 'resolved', note: '已恢复', allClear: true, ...(open.length > 0 && { why: '误报' }) },
    reopened: { type: 'reopened', why: '又卡了' },
  };
  return bodies[type];
}

const WARNED = ['clock.rang', 'clock.rang', 'clock.rang', 'clock.rang'] as const;
const CALM = ['signal.cleared', 'quiet'] as const;
/** What may have become of another incident meanwhile. */
const OTHER_STORIES: readonly (readonly IncidentEventType[])[] = [
  [],
  ['claimed'],
  ['held'],
  ['signal.cleared'],
  [...WARNED, 'announced'],
  CALM,
  [...CALM, 'held'],
  [...WARNED, ...CALM],
  [...CALM, 'resolved', 'reopened'],
];

function absorptionBy(
  view: Pick<IncidentView, 'id' | 'seq'>,
  at: number,
): Extract<EventBody, { type: 'absorbed' }> {
  const story = OTHER_STORIES[(view.seq + at) % OTHER_STORIES.length]!;
  const other = story.reduce(
    (so, type) => applyEvent(so, eventOf(type, so, at - 20_000)),
    otherIncident(`o${view.seq}`, at),
  );
  return mergeBodies(view, other).into as Extract<EventBody, { type: 'absorbed' }>;
}

/** Found a minute earlier, of another cause, and nobody's. */
function otherIncident(id: string, at: number): IncidentView {
  const signal = { signalId: `${id}-s`, kind: 'spike.negative', subject: '', grade: 'P2' } as const;
  const body = { type: 'detected', cause: 'negative', signal, facts: {} } as const;
  return applyEvent(
    undefined,
    nextEvent({ id, roomId: 'r1', seq: 0 }, body, at - 60_000, { type: 'system' }),
  );
}

function ringOf(view: IncidentView | undefined): Extract<EventBody, { type: 'clock.rang' }> | undefined {
  for (const clock of view ? CLOCK_NAMES : []) {
    const { stoppedAt, pausedAt, rung } = view!.clocks[clock];
    const mark = CLOCK_MARKS.find((one) => !rung.includes(one));
    if (stoppedAt === undefined && pausedAt === undefined && mark) return { type: 'clock.rang', clock, mark };
  }
  return undefined;
}

/** What an incident takes now: its state's events, less those that its content forbids. */
export function takenBy(view: IncidentView | undefined, at = NOW): readonly IncidentEventType[] {
  if (view === undefined) return LEGAL.none;
  const open = openSignals(view).length;
  const forbidden: Partial<Record<IncidentEventType, boolean>> = {
    'signal.cleared': open === 0,
    quiet: open > 0 || isHeld(view, at),
    claimed: view.claimedBy !== undefined,
    handed: view.claimedBy === undefined,
    released: view.claimedBy === undefined,
    'grade.proposed': view.pinned === undefined,
    split: open === 0 || view.signals.length === 1,
    'clock.rang': ringOf(view) === undefined,
  };
  return LEGAL[view.status].filter((type) => forbidden[type] !== true);
}

/** A legal story steered by `choices`: each picks among what the incident takes. */
export function storyOf(choices: readonly number[]): readonly IncidentEvent[] {
  const story: IncidentEvent[] = [];
  let view: IncidentView | undefined;
  for (const choice of choices) {
    const at = NOW + story.length;
    const types = takenBy(view, at);
    if (types.length === 0) break;
    const event = eventOf(types[choice % types.length]!, view, at);
    view = applyEvent(view, event);
    story.push(event);
  }
  return story;
}

/** Two that become one at `at`: one with a story steered by `choices`, quiet by then where it can be, and another one. */
export function mergerOf(
  choices: readonly number[],
  isCalm: boolean,
  at: number,
): { readonly view: IncidentView; readonly from: AbsorbedIncident; readonly one: IncidentView } | undefined {
  let view = storyOf(choices).reduce<IncidentView | undefined>(applyEvent, undefined)!;
  for (const type of isCalm ? [...openSignals(view).map(() => CALM[0]), CALM[1]] : []) {
    if (takenBy(view, at).includes(type)) view = applyEvent(view, eventOf(type, view, at));
  }
  if (!takenBy(view, at).includes('absorbed')) return undefined;
  const event = eventOf('absorbed', view, at) as EventOf<'absorbed'>;
  return { view, from: event.from, one: applyEvent(view, event) };
}
