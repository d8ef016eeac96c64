import type { AnnouncementStatus, AnnouncementView } from '../core/announcement/view.js';
import type { RoomAction } from '../core/delivery/outgoing.js';
import { NotSaidYet } from './act-errors.js';

/** What somebody may wish: to pin words, they name the announcement in which the room was told them. */
export type WishedAction =
  Exclude<RoomAction, { type: 'pin' }> | { readonly type: 'pin'; readonly announcementId: string };

/** Its words were agreed to, and the public may have them. */
const OUT: readonly AnnouncementStatus[] = ['publishing', 'delivered', 'seen'];

/**
 * @param announcement reads one @throws AnnouncementNotFound
 * @returns what is to be done, with the words that are to be pinned
 * @throws NotSaidYet when they are another room's, for the social public, or not out
 */
export async function actionsOf(
  roomId: string,
  wished: readonly WishedAction[],
  announcement: (announcementId: string) => Promise<AnnouncementView>,
): Promise<readonly RoomAction[]> {
  return await Promise.all(
    wished.map(async (action): Promise<RoomAction> => {
      if (action.type !== 'pin') return action;
      const said = await announcement(action.announcementId);
      const isOfRoom = said.roomId === roomId && said.draft.audience === 'room';
      if (!isOfRoom || !OUT.includes(said.status)) throw new NotSaidYet(action.announcementId);
      return { type: 'pin', text: said.draft.text };
    }),
  );
}
