import { useLive } from './desk-context.js';

/** What people call the room; its id until that is known. */
export function useRoomName(roomId: string): string {
  return useLive((state) => state.overview?.rooms.find((room) => room.roomId === roomId)?.name) ?? roomId;
}
