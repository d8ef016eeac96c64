import type { Person } from '../core/access/person.js';
import { refuseForeignRoom } from '../http/access-refusals.js';

/**
 * @param room that the person asks for; left out: all that they may see
 * @returns none for every room
 * @throws RoomForbidden
 */
export function chosenRooms(person: Pick<Person, 'rooms'>, room: string | undefined): readonly string[] {
  if (room === undefined) return person.rooms;
  refuseForeignRoom(person, room);
  return [room];
}
