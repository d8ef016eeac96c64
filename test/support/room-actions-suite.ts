import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { dryRunUnlessArmed } from '../../src/adapters/room-actions/dry-run-unless-armed.js';
import { ChannelBusy } from '../../src/core/delivery/channel-errors.js';
import type { OutgoingAction, RoomAction } from '../../src/core/delivery/outgoing.js';
import type { RoomActions } from '../../src/ports.js';

/** Room actions with what they act on. */
export interface ActionsStage {
  readonly actions: RoomActions;
  /** The same channel as another process holds it. */
  readonly colleague: RoomActions;
  /** One whose other side never answers, and that gives up soon. */
  readonly unanswered: RoomActions;
  /** What can be done here, in an order in which each changes something. */
  readonly possible: readonly RoomAction[];
  /** How often anything was done to the room. */
  count(): Promise<number>;
  close(): Promise<void>;
}

const clock = { now: () => 1_764_000_000_000 };

const outgoing = (action: RoomAction, id = 'x1'): OutgoingAction => ({
  key: `action-${id}`,
  roomId: 'room-1',
  actionId: id,
  at: clock.now(),
  action,
});

/**
 * What all room actions do alike.
 * @param open ones that have done nothing; asked before every test
 */
export function describeRoomActions(open: () => Promise<ActionsStage>): void {
  let stage: ActionsStage;
  beforeEach(async () => {
    stage = await open();
  });
  afterEach(async () => await stage.close());

  it('does each with a receipt, and each once for its key', async () => {
    for (const [i, action] of stage.possible.entries()) {
      const one = outgoing(action, `x${i}`);
      const [first, again] = await Promise.all([stage.actions.act(one), stage.colleague.act(one)]);
      const later = await stage.colleague.act(one);
      for (const receipt of [first, again, later]) {
        expect(receipt).toEqual({ at: expect.any(Number), reference: first.reference });
      }
      expect(await stage.count()).toBe(i + 1);
    }
  });

  it('gives up by itself, to be tried again', async () => {
    const [action] = stage.possible;
    await expect(stage.unanswered.act(outgoing(action!))).rejects.toBeInstanceOf(ChannelBusy);
  });

  it('does nothing to a room that is not armed, and says so', async () => {
    const armed = new Set<string>();
    const careful = dryRunUnlessArmed(
      stage.actions,
      async (roomId) => await Promise.resolve(armed.has(roomId)),
      clock,
    );
    const one = outgoing(stage.possible[0]!);
    expect(careful.name).toBe(stage.actions.name);
    expect(await careful.act(one)).toEqual({ at: clock.now(), dryRun: true });
    expect(await stage.count()).toBe(0);
    armed.add('room-1');
    expect((await careful.act(one)).dryRun).toBeUndefined();
    expect(await stage.count()).toBe(1);
  });

  it('never does what was ordered as a rehearsal, whoever arms the room later', async () => {
    const careful = dryRunUnlessArmed(stage.actions, async () => await Promise.resolve(true), clock);
    const rehearsal = { ...outgoing(stage.possible[0]!), dryRun: true } as const;
    expect(await careful.act(rehearsal)).toEqual({ at: clock.now(), dryRun: true });
    expect(await stage.count()).toBe(0);
  });

  it('does nothing while nobody can say whether the room is armed', async () => {
    const careful = dryRunUnlessArmed(
      stage.actions,
      async () => await Promise.reject(new Error('storage is away')),
      clock,
    );
    await expect(careful.act(outgoing(stage.possible[0]!))).rejects.toThrow('storage is away');
    expect(await stage.count()).toBe(0);
  });
}
