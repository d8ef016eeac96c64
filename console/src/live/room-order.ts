import { GRADES } from '@server/core/grade.js';
import type { RoomPulse } from '@server/live/events.js';

/** From this silence on a room's feed is shown as broken off, ms. */
export const SILENT_AFTER = 30_000;

const trouble = ({ grade }: RoomPulse) => (grade ? GRADES.indexOf(grade) : GRADES.length);

/** Orders by grade, then by name and never by running figures: the list lies still while numbers move. */
export function byTrouble(a: RoomPulse, b: RoomPulse): number {
  return trouble(a) - trouble(b) || a.name.localeCompare(b.name, 'zh-CN') || (a.roomId < b.roomId ? -1 : 1);
}

/**
 * @param order room ids as they stand on screen, to be kept while a pointer rests on them
 * @returns the rooms in that order, new ones after them
 */
export function inOrder(rooms: readonly RoomPulse[], order: readonly string[]): readonly RoomPulse[] {
  const place = new Map(order.map((roomId, index) => [roomId, index]));
  const placeOf = ({ roomId }: RoomPulse) => place.get(roomId) ?? order.length;
  return [...rooms].sort((a, b) => placeOf(a) - placeOf(b) || byTrouble(a, b));
}
