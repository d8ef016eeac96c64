import type { Clock, RoomActions } from '../../ports.js';

/** Nothing is done to a room that nobody armed: the receipt says what would have been, and no request is sent. */
export function dryRunUnlessArmed(
  actions: RoomActions,
  isArmed: (roomId: string) => Promise<boolean>,
  clock: Clock,
): RoomActions {
  return {
    name: actions.name,
    act: async (action) =>
      (await isArmed(action.roomId)) ? await actions.act(action) : { at: clock.now(), dryRun: true },
  };
}
