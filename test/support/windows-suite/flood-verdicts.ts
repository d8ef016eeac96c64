import { expect, it } from '@jest/globals';
import { fingerprint } from '../../../src/core/text/fingerprint.js';
import { viewText } from '../../../src/core/text/view-text.js';
import { floodCoordinated } from '../../../src/core/signal/flood-coordinated.js';
import { floodUser } from '../../../src/core/signal/flood-user.js';
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

/** Each as often as he likes: nobody types as many as the other. */
const pictures = (accounts: readonly string[], picture: string): Observed[] =>
  accounts.map((userId, i) => {
    const text = picture.repeat(1 + (i % 20));
    return observedOf(
      { id: `f${i}`, roomId: room, userId, text },
      { fingerprint: fingerprint(viewText(text)) },
    );
  });

const saying = (text: string, accounts: readonly string[], id = 's', ago = 0): Observed[] =>
  accounts.map((userId, i) => {
    const times = { sentAt: NOW - ago, receivedAt: NOW - ago };
    return observedOf(
      { id: `${id}${i}`, roomId: room, userId, text, ...times },
      { fingerprint: fingerprint(viewText(text)) },
    );
  });

export function floodVerdicts(opened: Opened): void {
  /** What is told of the message, and what the signal over the same window says. */
  const verdicts = async (flood: readonly Observed[]): Promise<{ told: unknown; signal: unknown }> => {
    const { evidence } = await opened.windows.apply(batchOf(`flood ${flood[0]!.message.text}`, flood));
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

  it('are strangers, too, who have no words but emoji', async () => {
    await opened.windows.apply(batchOf('before', chat(20 * MINUTE)));
    await opened.windows.apply(batchOf('now', chat(5 * SECOND)));
    expect(await verdicts(pictures(names('n', 80), '💩'))).toEqual({ told: false, signal: false });
  });

  it('are a crowd who answer with a figure, but not with a number', async () => {
    await opened.windows.apply(batchOf('before', chat(20 * MINUTE)));
    await opened.windows.apply(batchOf('now', chat(5 * SECOND)));
    expect(await verdicts(saying('666', names('n', 40)))).toEqual({ told: true, signal: true });
    expect(await verdicts(saying('88520123', names('m', 60), 'more'))).toMatchObject({ told: false });
  });

  it('are one user’s who alone repeats a text, not of one who shouts with others', async () => {
    await opened.windows.apply(batchOf('early', saying('666', names('n', 9), 'early', 15 * SECOND)));
    const busy = ['好看', '多少钱呀', '已经拍了', '666'].flatMap((text, i) => saying(text, ['u'], `u${i}`));
    const laughs = names('哈', 8).flatMap((_, i) => saying('哈'.repeat(i + 2), ['l'], `l${i}`));
    const repeats = names('r', 8).flatMap((_, i) => saying('来我家买吧', ['r'], `r${i}`));
    await opened.windows.apply(batchOf('now', [...busy, ...laughs, ...repeats]));
    const found = floodUser(await opened.windows.read(room, NOW), []);
    expect(found.filter(({ raises }) => raises).map(({ finding }) => finding.subject)).toEqual(['r']);
  });

  it('are a crowd of fans who send emoji, whom some join who had only watched', async () => {
    await opened.windows.apply(batchOf('before', chat(20 * MINUTE)));
    const fans = [...REGULARS.slice(0, 30), ...names('n', 30)];
    expect(await verdicts(pictures(fans, '❤️'))).toEqual({ told: true, signal: true });
  });

  it('tell which share is new, and where that says nothing', async () => {
    const howNew = async (): Promise<unknown> => {
      const [seen] = floodCoordinated(await opened.windows.read(room, NOW), []);
      return seen!.finding.evidence[0]!.facts;
    };
    const { evidence } = await opened.windows.apply(batchOf('young', fault(names('n', 30))));
    const told = [...evidence.values()].flat().find(({ detector }) => detector === 'flood.coordinated');
    expect(told?.facts).toMatchObject({ newShare: 1, roomIsNew: true });
    expect(await howNew()).toMatchObject({ newShare: 1, roomIsNew: true });
    await opened.windows.apply(batchOf('before', chat(20 * MINUTE)));
    expect(await howNew()).toMatchObject({ newShare: 1 });
    expect(await howNew()).not.toHaveProperty('roomIsNew');
  });

  it('are a crowd where most of those who write are new', async () => {
    await opened.windows.apply(batchOf('before', chat(20 * MINUTE).slice(0, 5)));
    await opened.windows.apply(batchOf('now', chat(5 * SECOND)));
    expect(await verdicts(fault(names('n', 30)))).toEqual({ told: true, signal: true });
  });
}
