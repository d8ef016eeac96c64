import { expect, it } from '@jest/globals';
import { floodCoordinated } from '../../../src/core/signal/flood-coordinated.js';
import { shortHash } from '../../../src/core/window/short-hash.js';
import { MINUTE, SECOND } from '../../../src/core/window/widths.js';
import { names, NOW, observedOf } from '../../../src/core/window/window.fixture.js';
import type { Observed } from '../../../src/core/window/window.js';
import { batchOf, room, type Opened } from './suite-messages.js';

const REGULARS = names('r', 60);

/** Each says something of his own. */
const chat = (ago: number): Observed[] =>
  REGULARS.map((userId, i) =>
    observedOf({
      ...{ id: `${ago}-${i}`, roomId: room, userId, text: shortHash(userId) + shortHash(`${i}`) },
      sentAt: NOW - ago,
      receivedAt: NOW - ago,
    }),
  );

const fault = (accounts: readonly string[]): Observed[] =>
  accounts.map((userId, i) =>
    observedOf(
      { id: `f${i}`, roomId: room, userId, text: '没声音' },
      { topics: ['av_fault'], sentiment: -1 },
    ),
  );

export function floodVerdicts(opened: Opened): void {
  /** What is told of the message, and what the signal over the same window says. */
  const verdicts = async (flood: readonly Observed[]): Promise<{ told: unknown; signal: unknown }> => {
    const { evidence } = await opened.windows.apply(batchOf('flood', flood));
    const told = [...evidence.values()].flat().find(({ detector }) => detector === 'flood.coordinated');
    const [seen] = floodCoordinated(await opened.windows.read(room, NOW), []);
    return {
      told: told?.facts['chant'],
      signal: seen?.finding.evidence[0]?.facts['chant'],
    };
  };

  it('are a crowd in a room whose first minutes these are', async () => {
    await opened.windows.apply(batchOf('opening', chat(2 * MINUTE)));
    expect(await verdicts(fault(names('n', 30)))).toEqual({ told: true, signal: true });
  });

  it('are strangers in a room that knows its own people', async () => {
    await opened.windows.apply(batchOf('before', chat(20 * MINUTE)));
    await opened.windows.apply(batchOf('now', chat(5 * SECOND)));
    expect(await verdicts(fault(names('n', 30)))).toEqual({ told: false, signal: false });
  });

  it('are a crowd where it is the room’s own people', async () => {
    await opened.windows.apply(batchOf('before', chat(20 * MINUTE)));
    expect(await verdicts(fault(REGULARS.slice(0, 30)))).toEqual({ told: true, signal: true });
  });

  it('are a crowd where most of those who write are new', async () => {
    await opened.windows.apply(batchOf('before', chat(20 * MINUTE).slice(0, 5)));
    await opened.windows.apply(batchOf('now', chat(5 * SECOND)));
    expect(await verdicts(fault(names('n', 30)))).toEqual({ told: true, signal: true });
  });
}
