import { expect, it } from '@jest/globals';
import { evaluateRoom } from '../../../src/core/signal/evaluate-room.js';
import type { Signal, SignalChange } from '../../../src/core/signal.js';
import { SECOND } from '../../../src/core/window/widths.js';
import { names, NOW, observedOf } from '../../../src/core/window/window.fixture.js';
import type { Observed } from '../../../src/core/window/window.js';
import { batchOf, room, type Opened } from './suite-messages.js';

const STEP = 5 * SECOND;
const PEOPLE = names('p', 40);
const CHANTS = ['小雨冲呀', '小雨冲呀冲呀'];
const QUESTIONS = ['尺码偏大吗', '还有货吗', '什么时候发货'];

/** Forty chant for a minute and ask in between; `chantFrom` is the step with which they begin. */
function said(step: number, chantFrom: number): Observed[] {
  const sentAt = NOW + step * STEP;
  const say = (kind: string, i: number, text: string) =>
    observedOf({
      ...{ id: `${kind}${step}-${i}`, roomId: room, userId: PEOPLE[(step * 7 + i) % PEOPLE.length]!, text },
      ...{ sentAt: sentAt + i, receivedAt: sentAt + i },
    });
  const asked = names('', 6).map((_, i) => say('q', i, QUESTIONS[i % QUESTIONS.length]!));
  if (step < chantFrom) return asked;
  return [...asked, ...names('', 12).map((_, i) => say('c', i + 6, CHANTS[i % CHANTS.length]!))];
}

/** What of the chant is told, second by second, while it lasts. */
export function floodFirsts(opened: Opened): void {
  it('have one first message, which is theirs, to the end', async () => {
    const told: SignalChange[] = [];
    let open: readonly Signal[] = [];
    for (let step = 0; step < 16; step++) {
      await opened.windows.apply(batchOf(`s${step}`, said(step, 3)));
      const now = NOW + step * STEP + SECOND;
      const changes = evaluateRoom(await opened.windows.read(room, now), open, now, () => `s${told.length}`);
      const changed = new Map(changes.map(({ signal }) => [signal.id, signal]));
      const raised = changes.filter(({ change }) => change === 'raised').map(({ signal }) => signal);
      open = [...open.map((signal) => changed.get(signal.id) ?? signal), ...raised];
      told.push(...changes.filter(({ signal }) => signal.kind === 'flood.coordinated'));
    }
    const ofChant = told.map(({ signal }) => signal.evidence[0]!.facts).filter(({ text }) => isChant(text));
    expect(ofChant.length).toBeGreaterThan(8);
    const first = JSON.stringify(['c3-6', CHANTS[0]]);
    expect(ofChant.map(({ firstId, firstText }) => JSON.stringify([firstId, firstText]))).toEqual(
      ofChant.map(() => first),
    );
  });
}

function isChant(text: unknown): boolean {
  return CHANTS.includes(String(text));
}
