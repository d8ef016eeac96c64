import type { Clock, RoomActions } from '../../ports.js';

/**
 * Nothing is done to a room that nobody armed, neither when it was ordered nor now: who ordered a rehearsal gets one. The
 * receipt says what would have been, and no request is sent.
 */
export function dryRunUnlessArmed(
  actions: RoomActions,
  isArmed: (roomId: string) => Promise<boolean>,
  clock: Clock,
): RoomActions {
  return {
    name: actions.name,
    can: actions.can,
    act: async (action) =>
      action.dryRun !== true && (await isArmed(action.roomId))
        ? await actions.act(action)
        : { at: clock.now(), dryRun: true },
  };
}
