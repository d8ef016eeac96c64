import { expect, it } from '@jest/globals';
import { fingerprint } from '../../../src/core/text/fingerprint.js';
import { viewText } from '../../../src/core/text/view-text.js';
import { MINUTE, SECOND } from '../../../src/core/window/widths.js';
import { names, NOW, observedOf } from '../../../src/core/window/window.fixture.js';
import { batchOf, room, type Opened } from './suite-messages.js';

interface Shout {
  readonly text: string;
  readonly fingerprint: string;
  readonly people: readonly string[];
  /** How often each says it in half a minute; the first one, if more. */
  readonly times: number;
  readonly first?: number;
}

/** Those who shout with everybody. */
export function choruses(opened: Opened): void {
  /** Who is told of as one who floods. */
  const told = async ({ text, fingerprint, people, times, first = times }: Shout): Promise<unknown[]> => {
    const found: unknown[] = [];
    for (let turn = 0; turn < first; turn++) {
      const sentAt = NOW - 20 * SECOND + turn * Math.floor((25 * SECOND) / first);
      const shouts = people.slice(0, turn < times ? people.length : 1).map((userId) => {
        const id = `${userId}-${turn}`;
        return observedOf({ id, roomId: room, userId, text, sentAt, receivedAt: sentAt }, { fingerprint });
      });
      const { evidence } = await opened.windows.apply(batchOf(`t${turn}`, shouts));
      found.push(...[...evidence.values()].flat().filter(({ detector }) => detector === 'flood.user'));
    }
    return found.map((one) => (one as { facts: { user: string } }).facts.user);
  };
  const knownPeople = async (people: readonly string[]): Promise<void> => {
    const sentAt = NOW - 20 * MINUTE;
    const early = people.map((userId) => observedOf({ roomId: room, userId, text: `早 ${userId}`, sentAt }));
    await opened.windows.apply(batchOf('early', early));
  };
  const people = names('p', 20);
  const shout = { text: '扣1', fingerprint: fingerprint(viewText('扣1')), people, times: 6 };
  const chant = { text: '主播加油', fingerprint: '0123456789av', people, times: 6 };

  it.each([shout, chant])('do not flood ($text)', async (said) => {
    await knownPeople(people);
    expect(await told(said)).toEqual([]);
  });

  it.each([shout, chant])('flood when they clearly do more than the others ($text)', async (said) => {
    await knownPeople(people);
    expect(await told({ ...said, times: 3, first: 12 })).toEqual(['p0']);
  });

  it('flood where they are few', async () => {
    expect(await told({ ...shout, people: people.slice(0, 3) })).toEqual(['p0', 'p1', 'p2']);
  });

  it('flood where strangers do so together', async () => {
    await knownPeople(names('r', 40));
    expect(await told({ ...chant, text: '去别家看看' })).toHaveLength(people.length);
  });
}
