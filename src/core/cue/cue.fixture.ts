/** What the specs of cues share: legal stories, steered by choices. */
import type { AuditActor } from '../audit/audit-entry.js';
import { applyCueEvent, LEGAL, takes } from './apply-event.js';
import type { CueEvent, CueEventType } from './events.js';
import { nextCueEvent, type CueEventBody } from './next-event.js';
import { RECEIPT_WITHIN, type CueView } from './view.js';

export const NOW = 1_700_000_000_000;
export const CUE_EVENTS = Object.keys({
  sent: 0,
  shown: 0,
  received: 0,
  unseen: 0,
  withdrawn: 0,
  replaced: 0,
} satisfies Record<CueEventType, 0>) as readonly CueEventType[];

const PERSON: AuditActor = { type: 'person', name: '小周' };
const TABLET: AuditActor = { type: 'key', name: 'host-1', owner: '小周' };
const BODIES: Readonly<Record<CueEventType, readonly [CueEventBody, AuditActor]>> = {
  sent: [{ type: 'sent', text: '稳住，画面在修' }, PERSON],
  shown: [{ type: 'shown' }, TABLET],
  received: [{ type: 'received' }, TABLET],
  unseen: [{ type: 'unseen' }, { type: 'system' }],
  withdrawn: [{ type: 'withdrawn' }, PERSON],
  replaced: [{ type: 'replaced', newerId: 'c2' }, PERSON],
};

/** An event of the wanted type that fits the cue wherever its state takes that type at all. */
export function cueEventOf(type: CueEventType, view?: CueView, at = NOW + RECEIPT_WITHIN): CueEvent {
  const [body, by] = BODIES[type];
  return nextCueEvent(view ?? { id: 'c1', roomId: 'r1', seq: 0 }, body, at, by);
}

/** What a cue takes now. */
export function takenBy(view: CueView | undefined): readonly CueEventType[] {
  return view ? CUE_EVENTS.filter((type) => takes(view, type)) : LEGAL.none;
}

/** A legal story: each choice picks among what the cue takes, a second after the last, late enough for any. */
export function cueStory(choices: readonly number[]): readonly CueEvent[] {
  const story: CueEvent[] = [];
  let view: CueView | undefined;
  for (const choice of choices) {
    const types = takenBy(view);
    if (types.length === 0) break;
    const at = NOW + (view ? RECEIPT_WITHIN + story.length : 0);
    const event = cueEventOf(types[choice % types.length]!, view, at);
    view = applyCueEvent(view, event);
    story.push(event);
  }
  return story;
}
